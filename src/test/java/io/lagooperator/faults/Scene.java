package io.lagooperator.faults;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Refusal;
import io.lagooperator.testing.Stages;
import io.lagooperator.testing.TestNamespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A namespace with one instance, kept small: its stores are elsewhere, its keys are given, and it
 * has no service that a fault does not need.
 */
public final class Scene {
  static final Map<String, String> PASSWORD = Map.of("password", "s3cure-Pass");
  static final Map<String, String> KEYS =
      Map.of(
          "SECRET_KEY_BASE", "0123456789abcdef0123456789abcdef",
          "LAGO_RSA_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n",
          "LAGO_ENCRYPTION_PRIMARY_KEY", "primary-0123456789abcdef",
          "LAGO_ENCRYPTION_DETERMINISTIC_KEY", "deterministic-0123456789abcdef",
          "LAGO_ENCRYPTION_KEY_DERIVATION_SALT", "salt-0123456789abcdef");

  private final TestNamespace namespace;
  private final Lagos lagos;
  private final List<Refusal> refusals = new ArrayList<>();

  Scene(TestNamespace namespace) {
    this.namespace = namespace;
    this.lagos = new Lagos(namespace);
  }

  String namespace() {
    return namespace.name();
  }

  KubernetesClient client() {
    return namespace.client();
  }

  Stages stages() {
    return namespace.stages();
  }

  Lagos lagos() {
    return lagos;
  }

  TestNamespace place() {
    return namespace;
  }

  Kubelets kubelets() {
    return new Kubelets(namespace);
  }

  LagoInstance lago() {
    return lagos.get("billing");
  }

  /** The Secrets that the small instance refers to. */
  void secrets() {
    secret("pg", PASSWORD);
    secret("redis", PASSWORD);
    secret("lago-keys", KEYS);
  }

  void secret(String name, Map<String, String> values) {
    client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(values)
                .build())
        .createOr(there -> there.update());
  }

  /** Its Secrets, and the instance with these lines of spec in place of its own. */
  void begin(String... spec) {
    secrets();
    apply(spec);
  }

  /** The same, until all is well. */
  void run(String... spec) {
    begin(spec);
    awaitRunning();
  }

  void awaitRunning() {
    lagos.awaitState("billing", "Running");
  }

  /** A line that names a field alone leaves it out. */
  void apply(String... spec) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("version", " 1.51.0");
    fields.put("urls", " {front: https://billing.example.com}");
    fields.put("keys", " {secret: {name: lago-keys}}");
    fields.put(
        "database",
        " {external: {host: 10.0.0.5, user: lago, passwordSecret: {name: pg, key: password}}}");
    fields.put(
        "redis", " {external: {host: 10.0.0.6, passwordSecret: {name: redis, key: password}}}");
    fields.put("components", " {pdf: {enabled: false}}");
    for (var line : spec) {
      var colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1));
    }
    var text = new StringBuilder("apiVersion: lago-operator.io/v1alpha1\nkind: LagoInstance\n");
    text.append("metadata: {name: billing}\nspec:\n");
    fields.forEach(
        (field, value) -> {
          if (!value.isEmpty()) {
            text.append("  ").append(field).append(':').append(value).append('\n');
          }
        });
    lagos.apply(text.toString());
  }

  void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Nothing is refused any more. */
  void allow() {
    refusals.forEach(Refusal::close);
    stir();
  }

  /** As somebody who is not the operator. */
  <T extends HasMetadata> Patches<T> on(Class<T> kind, String name) {
    return Patches.on(namespace, kind, name);
  }

  /** Puts an object that was read before back in its place. */
  void restore(HasMetadata object) {
    object.getMetadata().setResourceVersion(null);
    object.getMetadata().setUid(null);
    client().resource(object).create();
  }

  /**
   * Something happens to an object that the instance reads: what nothing tells the operator of is
   * looked at every few seconds, and a test need not wait for that.
   */
  void stir() {
    on(Secret.class, "pg")
        .merge(
            "{\"metadata\": {\"annotations\": {\"stirred\": \"%s\"}}}"
                .formatted(UUID.randomUUID()));
  }
}
