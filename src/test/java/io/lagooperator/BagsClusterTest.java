package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.lagooperator.desired.ExternalSecret;
import io.lagooperator.desired.ExternalSecretV1Beta1;
import io.lagooperator.faults.FaultTrial;
import io.lagooperator.faults.KindFaults;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.Upkeep;
import io.lagooperator.testing.WithOperator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Settings in bags, which come when they come and from where they come. */
@WithOperator
class BagsClusterTest {
  private static final String SPEC =
      """
      apiVersion: lago-operator.io/v1alpha1
      kind: LagoInstance
      metadata:
        name: billing
      spec:
        version: 1.51.0
      """;
  private static final String FROM_SECRET = SPEC + "  settingsFrom: [{secret: {name: lago-env}}]\n";
  private static final Map<String, String> STORES =
      Map.of(
          "LAGO_DATABASE_URL", "postgresql://lago:p%40ss@db.example.com/lago",
          "LAGO_REDIS_URL", "redis://:pass@redis.example.com:6379/2",
          "LAGO_FRONT_URL", "https://billing.example.com",
          "LAGO_API_URL", "https://api.billing.example.com",
          "RAILS_ENV", "production",
          "SOMETHING_ELSE", "of somebody else");
  private static final Map<String, String> KEYS =
      Map.of(
          "LAGO_SECRET_KEY_BASE", "0123456789abcdef0123456789abcdef",
          "LAGO_ENCRYPTION_PRIMARY_KEY", "primary-0123456789abcdef",
          "LAGO_ENCRYPTION_DETERMINISTIC_KEY", "deterministic-0123456789abcdef",
          "LAGO_ENCRYPTION_KEY_DERIVATION_SALT", "salt-0123456789abcdef");
  private static final Map<String, String> RSA =
      Map.of("LAGO_RSA_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n");

  @Test
  void aBagThatComesLateIsSeenAtOnceAndIsAllThatIsNeeded(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(FROM_SECRET);
    assertThat(lagos.awaitReason("billing", "SecretMissing").getMessage())
        .startsWith("spec.settingsFrom: Secret " + namespace.name() + "/lago-env does not exist");

    secret(namespace, "lago-env", STORES, KEYS);
    var half = lagos.awaitReason("billing", "SecretKeyMissing");
    assertThat(half.getMessage()).contains("spec.keys", "LAGO_RSA_PRIVATE_KEY");
    assertThat(namespace.client().secrets().withName("billing-keys").get()).isNull();

    secret(namespace, "lago-env", STORES, KEYS, RSA);
    var lago = lagos.awaitState("billing", "Running");

    assertThat(Objects.requireNonNull(lago.getStatus().urls()).api())
        .isEqualTo("https://api.billing.example.com");
    assertThat(Lagos.condition(lago, "SettingsKnown").getMessage()).contains("SOMETHING_ELSE");
    assertThat(lago.getStatus().message()).contains("One name of settingsFrom is not passed on");
    assertThat(namespace.client().resources(StatefulSet.class).list().getItems()).isEmpty();
    assertThat(namespace.client().secrets().withName("billing-keys").get()).isNull();
  }

  @Test
  void aChangedBagRollsWhatReadsItAndALostOneNothing(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    secret(namespace, "lago-env", STORES, KEYS, RSA);
    lagos.apply(FROM_SECRET);
    lagos.awaitState("billing", "Running");
    var api = Patches.on(namespace, Deployment.class, "billing-api");
    var front = Patches.on(namespace, Deployment.class, "billing-front");
    var frontBefore = front.get().getMetadata().getGeneration();
    var apiBefore = api.get().getMetadata().getGeneration();

    var changed = new TreeMap<>(STORES);
    changed.put("LAGO_DATABASE_URL", "postgresql://lago:other@db.example.com/lago");
    secret(namespace, "lago-env", changed, KEYS, RSA);
    api.await(it -> it.getMetadata().getGeneration() > apiBefore);
    lagos.awaitState("billing", "Running");
    assertThat(front.get().getMetadata().getGeneration()).isEqualTo(frontBefore);
    var apiAfter = api.get().getMetadata().getGeneration();

    namespace.client().secrets().withName("lago-env").delete();
    lagos.awaitReason("billing", "SecretMissing");
    assertThat(api.get().getMetadata().getGeneration()).isEqualTo(apiAfter);

    secret(namespace, "lago-env", changed, RSA);
    assertThat(lagos.awaitReason("billing", "SecretKeyMissing").getMessage()).contains("spec.keys");
    secret(namespace, "lago-env", changed);
    lagos.awaitReason("billing", "KeysMissing");
    assertThat(namespace.client().secrets().withName("billing-keys").get()).isNull();
    assertThat(api.get().getMetadata().getGeneration()).isEqualTo(apiAfter);
  }

  @Test
  void aBagIsFetchedFromAStoreAsSoonAsTheClusterServesTheKind(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var values = all(STORES, KEYS, RSA);
    FaultTrial.once(KindFaults.externalSecretsNotServed(fromVault("lago/env"), values), namespace);
    var external = await(namespace, ExternalSecretV1Beta1.class, "lago/env");
    var name = external.getMetadata().getName();
    assertThat(Objects.requireNonNull(external.getSpec()).target().name()).isEqualTo(name);
    Upkeep.restoresALabel(namespace, ExternalSecretV1Beta1.class, name);
    FaultTrial.once(KindFaults.externalSecretNotSynced(values), namespace);

    serveAllVersions(namespace);
    lagos.apply(fromVault("lago/moved") + "  pause: {until: 2100-01-01T00:00:00Z}\n");
    var paused = lagos.awaitReason("billing", "SecretMissing").getMessage();
    assertThat(paused).contains("Paused until 2100-01-01T00:00:00Z");
    assertThat(namespace.client().resources(ExternalSecretV1Beta1.class).list().getItems())
        .noneMatch(it -> isOf(it, "lago/moved"));

    lagos.apply(fromVault("lago/moved"));
    var moved = await(namespace, ExternalSecret.class, "lago/moved");
    lagos.awaitReason("billing", "SecretMissing");
    assertThat(namespace.client().resources(ExternalSecret.class).withName(name).get()).isNotNull();

    secret(namespace, moved.getMetadata().getName(), STORES, KEYS, RSA);
    lagos.awaitState("billing", "Running");
    namespace
        .client()
        .resources(ExternalSecret.class)
        .withName(name)
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static String fromVault(String path) {
    return SPEC
        + """
          settingsFrom:
          - externalSecret:
              store: {name: vault, kind: ClusterSecretStore}
              path: %s
        """
            .formatted(path);
  }

  private static <T extends ExternalSecret> T await(
      TestNamespace namespace, Class<T> kind, String path) {
    var informed =
        namespace
            .client()
            .resources(kind)
            .informOnCondition(list -> list.stream().anyMatch(it -> isOf(it, path)));
    return informed.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join().stream()
        .filter(it -> isOf(it, path))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(ExternalSecret object, String path) {
    return object.getSpec() != null
        && object.getSpec().dataFrom().get(0).extract().key().equals(path);
  }

  private static void serveAllVersions(TestNamespace namespace) {
    namespace
        .cluster()
        .client()
        .resources(CustomResourceDefinition.class)
        .withName("externalsecrets.external-secrets.io")
        .edit(
            it -> {
              it.getSpec().getVersions().forEach(version -> version.setServed(true));
              return it;
            });
  }

  @SafeVarargs
  private static void secret(TestNamespace namespace, String name, Map<String, String>... data) {
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(all(data))
                .build())
        .createOr(existing -> existing.update());
  }

  @SafeVarargs
  private static Map<String, String> all(Map<String, String>... data) {
    var all = new TreeMap<String, String>();
    for (var part : data) {
      all.putAll(part);
    }
    return all;
  }
}
