package io.lagooperator.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.model.StrategicMerge;
import java.util.List;
import java.util.Random;

/** Patches of pod templates made of parts that users may give, and of some that they may not. */
public final class RandomPatches {
  private static final List<ObjectNode> PARTS =
      """
      metadata: {labels: {team: a}}
      metadata: {labels: {team: null}, annotations: {a: b, c: d}}
      metadata: {labels: {lago-operator.io/component: x}}
      spec: {hostNetwork: true}
      spec: {hostAliases: [{ip: 1.1.1.1, hostnames: [a, b]}, {ip: 2.2.2.2, hostnames: [c]}]}
      spec: {hostAliases: [{ip: 1.1.1.1, $patch: delete}]}
      spec: {nodeSelector: {disk: ssd, arch: null}}
      spec: {nodeSelector: {$patch: replace, disk: hdd}}
      spec: {tolerations: [{key: a, operator: Exists}]}
      spec: {tolerations: [{key: b, effect: NoExecute, tolerationSeconds: 5}, {key: c}]}
      spec: {imagePullSecrets: [{name: a}, {name: b}]}
      spec: {imagePullSecrets: [{$patch: replace}, {name: c}]}
      spec: {topologySpreadConstraints: [{topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, maxSkew: 3}]}
      spec: {topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname, $patch: delete}]}
      spec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}}
      spec: {affinity: {podAffinity: null}}
      spec: {containers: [{name: api, env: [{name: MINE, value: a}, {name: OTHER, value: b}]}]}
      spec: {containers: [{name: api, env: [{name: MINE, value: null, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]}
      spec: {containers: [{name: api, env: [{name: DATABASE_URL, value: x}]}]}
      spec: {containers: [{name: api, volumeMounts: [{name: extra, mountPath: /extra}]}]}
      spec: {containers: [{name: api, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}]}]}
      spec: {containers: [{name: api, resources: {limits: {memory: 3Gi}}, readinessProbe: {periodSeconds: 7}}]}
      spec: {containers: [{name: api, resources: {$patch: replace, requests: {cpu: 1}}}]}
      spec: {containers: [{name: api, command: [sh]}]}
      spec: {containers: [{name: proxy, image: proxy, ports: [{containerPort: 53, protocol: UDP}]}]}
      spec: {containers: [{name: proxy, image: other, env: [{name: DATABASE_URL, value: x}], args: [a]}, {name: logs, image: logs}]}
      spec: {containers: [{name: proxy, image: proxy, securityContext: {runAsUser: 7, capabilities: {drop: [ALL]}}}]}
      spec: {containers: [{name: proxy, image: proxy, securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}}]}
      spec: {containers: [{name: proxy, image: proxy, securityContext: {privileged: true}}]}
      spec: {initContainers: [{name: wait, image: wait, command: [sh, -c, wait], restartPolicy: Always}]}
      spec: {volumes: [{name: extra, emptyDir: {}}]}
      spec: {volumes: [{name: extra, emptyDir: null, secret: {secretName: s}}, {name: more, configMap: {name: c}}]}
      spec: {volumes: [{name: tmp, hostPath: {path: /}}]}
      spec: {dnsConfig: {options: [{name: ndots, value: '2'}]}, priorityClassName: high, runtimeClassName: gvisor}
      """
          .lines()
          .map(line -> Serialization.unmarshal(line, ObjectNode.class))
          .toList();

  private final Random random;

  public RandomPatches(long seed) {
    this.random = new Random(seed);
  }

  /** Some parts, each merged into what there is or taken over with its directives. */
  public ObjectNode next() {
    var patch = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(4); i >= 0; i--) {
      var part = PARTS.get(random.nextInt(PARTS.size()));
      patch =
          random.nextBoolean() || patch.isEmpty()
              ? patch.isEmpty() ? part.deepCopy() : StrategicMerge.merge(patch, part)
              : part.deepCopy();
    }
    return patch;
  }
}
