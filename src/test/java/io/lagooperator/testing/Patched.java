package io.lagooperator.testing;

import java.util.List;

/** For each thing that no patch of a pod template may say one that does, and its like that may. */
public final class Patched {
  private Patched() {}

  /** What is below spec, refused and accepted; and where and in which words it is refused. */
  public record Case(String refused, String accepted, String path, String words) {
    @Override
    public String toString() {
      return refused;
    }
  }

  // spotless:off — a table is read by its lines
  public static List<Case> cases() {
    return List.of(
        // not of the form that Kubernetes has
        api("spec: {container: []}", "spec: {containers: []}", "spec.container", "is no field that Kubernetes knows there; correct or remove it; see kubectl explain pod.spec"),
        api("spec: {containers: [{name: api, env: [{nam: A, name: A}]}]}", "spec: {containers: [{name: api, env: [{name: A}]}]}", "spec.containers[0].env[0].nam", "kubectl explain pod.spec.containers.env"),
        api("spec: {containers: {name: api}}", "spec: {containers: [{name: api}]}", "spec.containers", "is not of the kind that Kubernetes takes there"),
        api("spec: {containers: [{name: api, env: [{name: A, value: 5}]}]}", "spec: {containers: [{name: api, env: [{name: A, value: '5'}]}]}", "spec.containers[0].env[0].value", "kubectl explain pod.spec.containers.env.value"),
        api("spec: {containers: [{name: api, env: [{value: a}]}]}", "spec: {containers: [{name: api, env: [{name: A, value: a}]}]}", "spec.containers[0].env[0]", "needs name, by which it is merged"),
        api("spec: {containers: [null]}", "spec: {containers: []}", "spec.containers[0]", "is empty"),
        api("spec: text", "spec: {}", "spec", "is not of the kind"),
        api("metadata: {labels: {a: 1}}", "metadata: {labels: {a: '1'}}", "metadata.labels.a", "is not of the kind"),
        api("spec: {nodeSelector: {$patch: merge}}", "spec: {nodeSelector: {$patch: replace, a: b}}", "spec.nodeSelector.$patch", "must be delete or replace"),
        api("spec: {tolerations: [{key: a, $patch: delete}]}", "spec: {tolerations: [{key: a}]}", "spec.tolerations[0]", "this list is replaced whole"),
        api("spec: {imagePullSecrets: [{name: a, $patch: replace}]}", "spec: {imagePullSecrets: [{$patch: replace}, {name: a}]}", "spec.imagePullSecrets[0]", "nothing beside $patch: replace"),
        // who the pods are, and what they may
        api("metadata: {name: x}", "metadata: {annotations: {name: x}}", "metadata.name", "only labels and annotations"),
        api("metadata: {labels: {lago-operator.io/component: x}}", "metadata: {labels: {component: x}}", "metadata.labels.lago-operator.io/component", "the operator finds and tells its pods by it"),
        api("metadata: {labels: {app.kubernetes.io/version: null}}", "metadata: {labels: {version: null}}", "metadata.labels.app.kubernetes.io/version", "choose another key"),
        api("metadata: {annotations: {lago-operator.io/inputs: x}}", "metadata: {annotations: {inputs: x}}", "metadata.annotations.lago-operator.io/inputs", "choose another key"),
        api("metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/api: unconfined}}", "metadata: {annotations: {example.com/api: unconfined}}", "metadata.annotations.container.apparmor.security.beta.kubernetes.io/api", "appArmorProfile"),
        api("metadata: {labels: null}", "metadata: {labels: {}}", "metadata.labels", "may not be removed or replaced"),
        api("metadata: {$patch: replace}", "metadata: {}", "metadata", "may not be removed or replaced"),
        api("$patch: replace", "spec: {}", "", "may not be removed or replaced"),
        pod("serviceAccountName: x", "schedulerName: x", "spec.defaults.serviceAccount"),
        pod("serviceAccount: x", "schedulerName: x", "spec.defaults.serviceAccount"),
        pod("automountServiceAccountToken: true", "setHostnameAsFQDN: true", "no token"),
        pod("hostNetwork: true", "shareProcessNamespace: true", "nothing with their node"),
        pod("hostPID: true", "shareProcessNamespace: true", "nothing with their node"),
        pod("hostIPC: true", "shareProcessNamespace: true", "nothing with their node"),
        pod("hostUsers: false", "shareProcessNamespace: true", "nothing with their node"),
        pod("securityContext: {runAsUser: 0}", "dnsConfig: {nameservers: [1.1.1.1]}", "spec.defaults.security"),
        pod("readinessGates: [{conditionType: a}]", "hostname: a", "on a lost node"),
        pod("restartPolicy: Never", "dnsPolicy: None", "always start again"),
        pod("terminationGracePeriodSeconds: 1", "preemptionPolicy: Never", "cut off"),
        pod("activeDeadlineSeconds: 1", "preemptionPolicy: Never", "cut off"),
        pod("enableServiceLinks: true", "setHostnameAsFQDN: true", "could overrule Lago's"),
        pod("nodeName: n", "nodeSelector: {a: b}", "past the scheduler"),
        pod("priority: 5", "priorityClassName: p", "the operator and the cluster decide it"),
        pod("affinity: null", "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}", "may not be removed"),
        api("spec: {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: []}}}", "spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: []}}}", "spec.affinity.podAffinity", "components.api.scheduling.affinity"),
        of("clock", "spec: {tolerations: [{operator: Exists}]}", "spec: {nodeSelector: {a: b}}", "spec.tolerations", "components.clock.scheduling.tolerations"),
        // Lago's own container
        pod("containers: null", "containers: []", "may not be removed"),
        pod("containers: [{name: api, $patch: delete}]", "containers: [{name: api}]", "may not be removed"),
        pod("containers: [{$patch: replace}]", "hostAliases: [{$patch: replace}]", "may not be removed"),
        own("image: x", "resources: {limits: {memory: 2Gi}}", "spec.images says where from"),
        own("imagePullPolicy: Always", "resources: {limits: {memory: 2Gi}}", "spec.images.pullPolicy"),
        own("command: [a]", "env: [{name: A, value: a}]", "what Lago runs"),
        own("args: [a]", "env: [{name: A, value: a}]", "what Lago runs"),
        own("workingDir: /", "env: [{name: A, value: a}]", "what Lago runs"),
        own("envFrom: [{secretRef: {name: s}}]", "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]", "name each variable in env"),
        own("securityContext: {runAsUser: 0}", "resources: {limits: {memory: 2Gi}}", "spec.defaults.security"),
        own("lifecycle: {preStop: {sleep: {seconds: 1}}}", "resources: {limits: {memory: 2Gi}}", "in good order"),
        own("terminationMessagePolicy: File", "resources: null", "the operator decides it"),
        own("env: null", "env: []", "may not be removed"),
        own("volumeMounts: [{mountPath: /tmp, $patch: delete}]", "volumeMounts: [{mountPath: /x, name: tmp}]", "may not be removed"),
        own("livenessProbe: null", "livenessProbe: {failureThreshold: 9}", "may not be removed"),
        api("spec: {containers: [{name: api, readinessProbe: {exec: {command: ['true']}}}]}", "spec: {containers: [{name: api, readinessProbe: {periodSeconds: 9, timeoutSeconds: 3}}]}", "spec.containers.api.readinessProbe.exec", "times and thresholds only"),
        api("spec: {containers: [{name: api, env: [{name: DATABASE_URL, value: x}]}]}", "spec: {containers: [{name: api, env: [{name: MINE, value: x}]}]}", "spec.containers.api.env.DATABASE_URL", "may not set DATABASE_URL, which spec.database owns"),
        api("spec: {containers: [{name: api, env: [{name: RAILS_ENV, value: x}]}]}", "spec: {containers: [{name: api, env: [{name: RAILS, value: x}]}]}", "spec.containers.api.env.RAILS_ENV", "the operator sets it"),
        api("spec: {containers: [{name: api, env: [{name: PORT, value: x}]}]}", "spec: {containers: [{name: api, env: [{name: PORTS, value: x}]}]}", "spec.containers.api.env.PORT", "probes and routes rely on"),
        new Case(
            "env: [{name: A, value: a}]\n" + component("api", "spec: {containers: [{name: api, env: [{name: A, value: b}]}]}"),
            "env: [{name: A, value: a}]\n" + component("pdf", "spec: {containers: [{name: pdf, env: [{name: A, value: b}]}]}"),
            "api.podTemplate.spec.containers.api.env.A", "which env of the spec sets"),
        api("spec: {containers: [{name: api, ports: [{containerPort: 3000}]}]}", "spec: {containers: [{name: api, ports: [{containerPort: 3001}]}]}", "spec.containers.api.ports.3000", "Lago itself listens there"),
        api("spec: {containers: [{name: api, ports: [{containerPort: 3001, hostPort: 3001}]}]}", "spec: {containers: [{name: api, ports: [{containerPort: 3001, name: more}]}]}", "spec.containers.api.ports.3001.hostPort", "nothing with their node"),
        api("spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /tmp/}]}]}", "spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /tmp2/}]}]}", "spec.containers.api.volumeMounts./tmp/", "would hide /tmp, which Lago uses"),
        api("spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /app}]}]}", "spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /extra}]}]}", "spec.containers.api.volumeMounts./app", "would hide /app/tmp"),
        api("spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /app//storage}]}]}", "spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /extra/storage}]}]}", "spec.containers.api.volumeMounts./app//storage", "without empty parts"),
        api("spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /etc/x/../lago/ca}]}]}", "spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /etc/x/..lago}]}]}", "spec.containers.api.volumeMounts./etc/x/../lago/ca", "without empty parts"),
        api("spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /app/config/sidekiq}]}]}", "spec: {containers: [{name: api, volumeMounts: [{name: tmp, mountPath: /application}]}]}", "spec.containers.api.volumeMounts./app/config/sidekiq", "would hide /app/config/sidekiq, which Lago uses"),
        of("front", "spec: {containers: [{name: front, volumeMounts: [{name: tmp, mountPath: /etc/nginx}]}]}", "spec: {containers: [{name: front, volumeMounts: [{name: tmp, mountPath: /etc/extra}]}]}", "spec.containers.front.volumeMounts./etc/nginx", "would hide /etc/nginx"),
        of("front", "spec: {containers: [{name: front, volumeMounts: [{name: tmp, mountPath: /usr/share/nginx/html/env-config.js}]}]}", "spec: {containers: [{name: front, volumeMounts: [{name: tmp, mountPath: /usr/share/nginx/html/logo.svg}]}]}", "spec.containers.front.volumeMounts./usr/share/nginx/html/env-config.js", "would hide"),
        // volumes
        api("spec: {volumes: [{name: tmp, emptyDir: {}}]}", "spec: {volumes: [{name: mine, emptyDir: {}}]}", "spec.volumes.tmp", "a volume of the operator; choose another name"),
        api("spec: {volumes: [{name: mine, $patch: delete}]}", "spec: {volumes: [{name: mine, secret: {secretName: s}}]}", "spec.volumes", "may not be removed"),
        api("spec: {volumes: [{name: mine}]}", "spec: {volumes: [{name: mine, emptyDir: {}}]}", "spec.volumes.mine", "does not say what it holds"),
        api("spec: {volumes: [{name: mine, hostPath: {path: /}}]}", "spec: {volumes: [{name: mine, persistentVolumeClaim: {claimName: c}}]}", "spec.volumes.mine.hostPath", "use another kind of volume"),
        new Case(component("api", "spec: {volumes: [{name: mine, nfs: {server: s, path: /}}]}"), "defaults: {security: Baseline}\n" + component("api", "spec: {volumes: [{name: mine, nfs: {server: s, path: /}}]}"), "api.podTemplate.spec.volumes.mine.nfs", "would not pass Pod Security Restricted"),
        api("spec: {volumes: [{name: mine, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}", "spec: {volumes: [{name: mine, projected: {sources: [{configMap: {name: c}}]}}]}", "spec.volumes.mine", "no token of the cluster"),
        // containers that are added
        api("spec: {containers: [{name: lago, env: [{name: A, value: a}]}]}", "spec: {containers: [{name: lago, image: i}]}", "spec.containers.lago", "name Lago's own container, which is api"),
        api("spec: {initContainers: [{name: api, image: i}]}", "spec: {initContainers: [{name: wait, image: i}]}", "spec.initContainers.api", "the name of Lago's own container"),
        api("spec: {containers: [{name: c, image: i, ports: [{containerPort: 3000}]}]}", "spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}", "spec.containers.c.ports.3000", "Lago itself listens there"),
        api("spec: {containers: [{name: c, image: i, livenessProbe: {httpGet: {port: 5, host: h}}}]}", "spec: {containers: [{name: c, image: i, livenessProbe: {httpGet: {port: 5}}}]}", "spec.containers.c.livenessProbe", "may not name a host"),
        of("worker", "spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}", "spec: {containers: [{name: c, image: i, ports: [{containerPort: 3000}]}]}", "spec.containers.c.ports.8080", "Lago itself listens there"),
        sidecar("privileged: true", "privileged: false", "may not have privileged: true: pods would not pass Pod Security Restricted"),
        sidecar("allowPrivilegeEscalation: true", "allowPrivilegeEscalation: false", "allowPrivilegeEscalation"),
        sidecar("runAsUser: 0", "runAsUser: 5", "runAsUser: 0"),
        sidecar("runAsNonRoot: false", "runAsNonRoot: true", "runAsNonRoot: false"),
        sidecar("capabilities: {add: [CHOWN]}", "capabilities: {add: [NET_BIND_SERVICE]}", "capability CHOWN"),
        sidecar("capabilities: {drop: [CHOWN]}", "capabilities: {drop: [ALL]}", "must drop capability ALL"));
  }

  // spotless:on

  /** A patch of one component, as it stands below spec. */
  public static String component(String name, String template) {
    return "components: {%s: {podTemplate: {%s}}}".formatted(name, template);
  }

  private static Case of(String name, String refused, String accepted, String path, String words) {
    return new Case(
        component(name, refused),
        component(name, accepted),
        name + ".podTemplate" + (path.isEmpty() ? "" : "." + path),
        words);
  }

  private static Case api(String refused, String accepted, String path, String words) {
    return of("api", refused, accepted, path, words);
  }

  private static Case pod(String refused, String accepted, String words) {
    return api(
        "spec: {" + refused + "}", "spec: {" + accepted + "}", "spec." + field(refused), words);
  }

  private static Case own(String refused, String accepted, String words) {
    var form = "spec: {containers: [{name: api, %s}]}";
    return api(
        form.formatted(refused),
        form.formatted(accepted),
        "spec.containers.api." + field(refused),
        words);
  }

  private static Case sidecar(String refused, String accepted, String words) {
    var form = "spec: {containers: [{name: c, image: i, securityContext: {%s}}]}";
    return api(
        form.formatted(refused),
        form.formatted(accepted),
        "spec.containers.c.securityContext",
        words);
  }

  private static String field(String yaml) {
    return yaml.substring(0, yaml.indexOf(':'));
  }
}
