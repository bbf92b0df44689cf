{{/*
What the operator may do, in the cluster or in each namespace that it watches: what it does and nothing else, which
RightsExtension holds against the audit log of all tests.
*/}}
{{- define "lago-operator.rights" -}}
# What users write is only read, and answered in its status.
- apiGroups: [lago-operator.io]
  resources: [lagoinstances]
  verbs: [list, watch]
- apiGroups: [lago-operator.io]
  resources: [lagoinstances/status]
  verbs: [patch]
# Events tell what has changed.
- apiGroups: [""]
  resources: [events]
  verbs: [get, create, update]
# Pods are made by Deployments, StatefulSets and Jobs, and looked at here.
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
# Data: never deleted by the operator.
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get, list, watch, create, patch]
# Created and applied, and removed when no longer wanted.
- apiGroups: [""]
  resources: [configmaps, secrets, serviceaccounts, services]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [apps]
  resources: [deployments, statefulsets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [get, list, watch, create, patch, delete]
# Where the cluster serves them.
- apiGroups: [gateway.networking.k8s.io]
  resources: [httproutes]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [keda.sh]
  resources: [scaledobjects, triggerauthentications]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [external-secrets.io]
  resources: [externalsecrets]
  verbs: [get, list, watch, create, patch, delete]
{{- end -}}
