{{/* What keeps a pod and its container within the level restricted of Pod Security. */}}
{{- define "lago-operator.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "lago-operator.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Settings at their defaults are left out. */}}
{{- define "lago-operator.env" -}}
{{- with .Values.watch.namespaces }}
- name: LAGO_OPERATOR_NAMESPACES
  value: {{ uniq . | sortAlpha | join "," | quote }}
{{- end }}
{{- with .Values.watch.selector }}
- name: LAGO_OPERATOR_SELECTOR
  value: {{ . | quote }}
{{- end }}
{{- with .Values.operatorClass }}
- name: LAGO_OPERATOR_CLASS
  value: {{ . | quote }}
{{- end }}
{{- with .Values.secretStores }}
- name: LAGO_OPERATOR_SECRET_STORES
  value: {{ join "," . }}
{{- end }}
{{- if .Values.leaderElection.enabled }}
- name: LAGO_OPERATOR_LEADER_ELECTION
  value: "true"
- name: LAGO_OPERATOR_LEASE_NAME
  value: {{ include "lago-operator.name" . }}
- name: LAGO_OPERATOR_LEASE_NAMESPACE
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
- name: LAGO_OPERATOR_LEASE_SECONDS
  value: {{ .Values.leaderElection.leaseSeconds | int | quote }}
{{- end }}
- name: LAGO_OPERATOR_STOP_TIMEOUT_SECONDS
  value: {{ .Values.stopTimeoutSeconds | int | quote }}
- name: LAGO_OPERATOR_LOG_LEVEL
  value: {{ .Values.log.level }}
- name: LAGO_OPERATOR_LOG_FORMAT
  value: {{ .Values.log.format }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "lago-operator.affinity" -}}
{{- if .Values.affinity -}}
{{ toYaml .Values.affinity }}
{{- else if gt (int .Values.replicas) 1 -}}
podAntiAffinity:
  preferredDuringSchedulingIgnoredDuringExecution:
  - weight: 100
    podAffinityTerm:
      topologyKey: kubernetes.io/hostname
      labelSelector:
        matchLabels:
          {{- include "lago-operator.selector" . | nindent 10 }}
{{- end -}}
{{- end -}}
