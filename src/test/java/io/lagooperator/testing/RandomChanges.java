package io.lagooperator.testing;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid instances one after the other, each as it is changed by its user. */
public final class RandomChanges {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  /** Blocks of a spec; an empty line takes the block away. */
  private static final Map<String, List<String>> BLOCKS = new LinkedHashMap<>();

  // spotless:off — a table is read by its lines
  static {
    BLOCKS.put("state", List.of("", "", "", "Stopped"));
    BLOCKS.put("restart", List.of("", "a", "b"));
    BLOCKS.put("ingress", List.of("", "{}", "{className: traefik}", "{tls: {issuer: {name: letsencrypt}}}"));
    BLOCKS.put("gateway", List.of("", "{parentRefs: [{name: public}]}"));
    BLOCKS.put("smtp", List.of("", "{host: mail.example.com, user: lago, passwordSecret: {name: mail, key: p}, from: a@example.com}"));
    BLOCKS.put("signup", List.of("", "{enabled: false}"));
    BLOCKS.put("storage", List.of("", "", "{volume: {size: 20Gi}}", "{volume: {size: 20Gi, accessMode: ReadWriteMany}}"));
    BLOCKS.put("organization", List.of("", "{name: Example, email: a@example.com}"));
    BLOCKS.put("env", List.of("", "[{name: MINE, value: a}]", "[{name: MINE, secret: {name: s, key: k}}]"));
    BLOCKS.put("defaults", List.of("", "{podLabels: {team: a}}", "{security: Baseline}"));
    BLOCKS.put("observability", List.of("", "{logLevel: debug}"));
    BLOCKS.put("upgrade", List.of("", "", "{approval: Manual}"));
  }
  // spotless:on

  private final Random random;
  private final RandomSpecs specs;

  public RandomChanges(long seed) {
    this.random = new Random(seed);
    this.specs = new RandomSpecs(seed);
  }

  /** One that has nothing to do with any other. */
  public LagoInstance any() {
    for (; ; ) {
      var lago = with(specs.next(), 2);
      if (isValid(lago)) {
        return lago;
      }
    }
  }

  /** The instance with some of its blocks changed, or another one of its name. */
  public LagoInstance change(LagoInstance lago) {
    for (; ; ) {
      var changed = random.nextInt(3) == 0 ? with(specs.next(), 3) : with(alike(lago), 4);
      if (isValid(changed)) {
        return changed;
      }
    }
  }

  /** Its components or its version are those of another, or it is the same. */
  private LagoInstance alike(LagoInstance lago) {
    var other = map(specs.next());
    var spec = map(lago);
    for (var block : List.of("components", "version")) {
      if (random.nextInt(3) == 0) {
        spec.put(block, other.get(block));
      }
    }
    return instance(spec);
  }

  @SuppressWarnings("unchecked")
  private LagoInstance with(LagoInstance lago, int oneIn) {
    var spec = map(lago);
    BLOCKS.forEach(
        (block, values) -> {
          if (random.nextInt(oneIn) == 0) {
            var value = values.get(random.nextInt(values.size()));
            spec.remove(block);
            if (!value.isEmpty()) {
              spec.putAll(Serialization.unmarshal(block + ": " + value, Map.class));
            }
          }
        });
    return instance(spec);
  }

  private static boolean isValid(LagoInstance lago) {
    return Specs.validator().problems(lago).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(LagoInstance lago) {
    return new LinkedHashMap<>(JSON.convertValue(lago.getSpec(), Map.class));
  }

  private static LagoInstance instance(Map<String, Object> spec) {
    return Specs.yaml(
        JSON.asYaml(
            Map.of(
                "apiVersion",
                "lago-operator.io/v1alpha1",
                "kind",
                "LagoInstance",
                "metadata",
                Map.of("name", "billing"),
                "spec",
                spec)));
  }
}
