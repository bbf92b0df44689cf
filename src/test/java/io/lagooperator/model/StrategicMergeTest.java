package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.testing.RandomPatches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kubectl patch would make of a stored template, the operator makes of one it renders. */
class StrategicMergeTest {
  private static final int MANY = 2_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what is there | the patch | what comes of it
        "a: 1                            | b: 2                                   | {a: 1, b: 2}",
        "{a: 1, b: 2}                    | a: null                                | b: 2",
        "a: {b: 1, c: 2}                 | a: {b: 3}                              | a: {b: 3, c: 2}",
        "a: {b: 1}                       | a: {$patch: replace, c: 2}             | a: {c: 2}",
        "{a: {b: 1}, c: 2}               | a: {$patch: delete}                    | c: 2",
        "a: 1                            | b: {c: null, d: 2}                     | {a: 1, b: {d: 2}}",
        // lists with a key keep their order, and what is new comes last
        "env: [{name: A, value: a}, {name: B, value: b}] | env: [{name: C, value: c}, {name: A, value: x}] | env: [{name: A, value: x}, {name: B, value: b}, {name: C, value: c}]",
        "env: [{name: A}, {name: B}]     | env: [{name: A, $patch: delete}]       | env: [{name: B}]",
        "env: [{name: A}]                | env: [{$patch: replace}, {name: B}]    | env: [{name: B}]",
        "env: [{name: A, value: a}]      | env: [{name: A, value: null, x: y}]    | env: [{name: A, x: y}]",
        "volumeMounts: [{name: v, mountPath: /a}] | volumeMounts: [{name: w, mountPath: /a}, {name: v, mountPath: /b}] | volumeMounts: [{name: w, mountPath: /a}, {name: v, mountPath: /b}]",
        "hostAliases: [{ip: 1.1.1.1, hostnames: [a]}] | hostAliases: [{ip: 1.1.1.1, hostnames: [b]}, {ip: 2.2.2.2}] | hostAliases: [{ip: 1.1.1.1, hostnames: [b]}, {ip: 2.2.2.2}]",
        "imagePullSecrets: [{name: a}]   | imagePullSecrets: [{name: b}]          | imagePullSecrets: [{name: a}, {name: b}]",
        // lists with two keys; a protocol that is not given is TCP
        "ports: [{containerPort: 53, protocol: TCP}] | ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, name: dns}] | ports: [{containerPort: 53, protocol: TCP, name: dns}, {containerPort: 53, protocol: UDP}]",
        "topologySpreadConstraints: [{topologyKey: z, whenUnsatisfiable: ScheduleAnyway, maxSkew: 1}] | topologySpreadConstraints: [{topologyKey: z, whenUnsatisfiable: DoNotSchedule}, {topologyKey: z, whenUnsatisfiable: ScheduleAnyway, maxSkew: 2}] | topologySpreadConstraints: [{topologyKey: z, whenUnsatisfiable: ScheduleAnyway, maxSkew: 2}, {topologyKey: z, whenUnsatisfiable: DoNotSchedule}]",
        "topologySpreadConstraints: [{topologyKey: z, whenUnsatisfiable: a}, {topologyKey: h, whenUnsatisfiable: a}] | topologySpreadConstraints: [{topologyKey: z, $patch: delete}] | topologySpreadConstraints: [{topologyKey: h, whenUnsatisfiable: a}]",
        // others are taken whole
        "tolerations: [{key: a}]         | tolerations: [{key: b}]                | tolerations: [{key: b}]",
        "args: [a, b]                    | args: [c]                              | args: [c]",
      })
  void aPatchIsMergedAsKubernetesDoesIt(String base, String patch, String merged) {
    assertThat(StrategicMerge.merge(yaml(base), yaml(patch))).isEqualTo(yaml(merged));
  }

  @Test
  void anEmptyPatchChangesNothing() {
    var random = new RandomPatches(1);
    for (int i = 0; i < MANY; i++) {
      var template = StrategicMerge.merge(yaml("{}"), random.next());
      assertThat(StrategicMerge.merge(template, yaml("{}"))).isEqualTo(template);
    }
  }

  @Test
  void aPatchThatIsMergedTwiceChangesNothingMore() {
    var random = new RandomPatches(2);
    for (int i = 0; i < MANY; i++) {
      var template = StrategicMerge.merge(yaml("{}"), random.next());
      var patch = random.next();
      var once = StrategicMerge.merge(template, patch);
      assertThat(StrategicMerge.merge(once, patch)).as("%s", patch).isEqualTo(once);
    }
  }

  @Test
  void whatIsMergedStaysAsItWas() {
    var random = new RandomPatches(3);
    for (int i = 0; i < MANY; i++) {
      var template = StrategicMerge.merge(yaml("{}"), random.next());
      var patch = random.next();
      var templateBefore = template.deepCopy();
      var patchBefore = patch.deepCopy();
      StrategicMerge.merge(template, patch);
      assertThat(template).isEqualTo(templateBefore);
      assertThat(patch).isEqualTo(patchBefore);
    }
  }

  private static ObjectNode yaml(String text) {
    return Serialization.unmarshal("---\n" + text, ObjectNode.class);
  }
}
