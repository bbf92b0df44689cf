package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input is refused at the door or explained in status, with a remedy; nothing is made or lost.
 */
@WithOperator
class BadInputClusterTest {
  private static final String EXTERNAL =
      """
      database:
        external:
          host: 10.0.0.5
          user: lago
          passwordSecret: {name: pg, key: password}
      """;

  @Test
  void aDefaultThatIsWrittenOutIsNoChange(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal("operatorClass: nobody");

    lagos.applyMinimal(
        "operatorClass: nobody",
        "storage: {volume: {size: 10Gi, accessMode: ReadWriteOnce}}",
        "database: {bundled: {size: 11Gi}}");
    lagos.applyMinimal("operatorClass: nobody", "database: {bundled: {size: 11Gi}}");
  }

  @Test
  void aBundledStoreMayGiveWayToABagWhateverItsSizeWas(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(
        "operatorClass: nobody",
        "database: {bundled: {size: 50Gi, storageClassName: fast}}",
        "redis: {bundled: {size: 50Gi, storageClassName: fast}}");

    lagos.applyMinimal("operatorClass: nobody", "settingsFrom: [{secret: {name: bag}}]");
    lagos.applyMinimal(
        "operatorClass: nobody",
        "settingsFrom: [{secret: {name: bag}}]",
        "database: {bundled: {size: 1Gi}}",
        "redis: {bundled: {size: 1Gi}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests: {cpu: ''}             | requests.cpu",
        "limits: {memory: lots}          | limits.memory",
        "limits: {memory: -1}            | limits.memory",
        "limits: {memory: 1GiB}          | limits.memory",
      })
  void anAmountThatIsNoneIsRefusedAtTheDoor(
      String resources, String path, TestNamespace namespace) {
    assertThatThrownBy(
            () ->
                new Lagos(namespace)
                    .createAsWritten(
                        Lagos.minimal("1.51.0")
                            + "  components: {api: {resources: {%s}}}\n".formatted(resources)))
        .hasMessageContaining("spec.components.api.resources." + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "components: {api: {disruptionBudget: {maxUnavailable: 3000000000}}}",
        "components: {api: {scheduling: {tolerations: [{tolerationSeconds: 3000000000}]}}}",
        "defaults: {scheduling: {topologySpreadConstraints: [{maxSkew: -3000000000, topologyKey: x,"
            + " whenUnsatisfiable: ScheduleAnyway}]}}",
        "database: {bundled: {}, statementTimeoutMilliseconds: 3000000000}",
      })
  void aNumberThatNothingCouldReadIsRefusedAtTheDoor(String spec, TestNamespace namespace) {
    assertThatThrownBy(
            () ->
                new Lagos(namespace).createAsWritten(Lagos.minimal("1.51.0") + "  " + spec + "\n"))
        .hasMessageContaining("should be");
  }

  @Test
  void aBlockThatIsNestedTooDeeplyIsExplainedAndStopsNobodyElse(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.createJson(
        """
        {"apiVersion": "lago-operator.io/v1alpha1", "kind": "LagoInstance",
         "metadata": {"name": "deep"},
         "spec": {"version": "1.51.0", "urls": {"front": "https://billing.example.com"},
                  "components": {"api": {"podTemplate": %s1%s}}}}
        """
            .formatted("{\"a\":".repeat(9000), "}".repeat(9000)));

    assertThat(lagos.awaitReason("deep", "InvalidSpec").getMessage())
        .startsWith("spec: cannot be read: it is nested more than 64 levels deep");
    lagos.apply(Lagos.minimal("1.99.0"));
    lagos.awaitReason("billing", "ReleaseUnknown");
  }

  @Test
  void anUnknownVersionIsExplained(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal("1.99.0"));

    var ready = lagos.awaitReason("billing", "ReleaseUnknown");

    assertThat(ready.getMessage())
        .startsWith("spec.version: release 1.99.0 is not known to this operator")
        .contains("the newest known is 1.51.0", "update the operator");
    assertNothingWasMade(namespace);
  }

  @Test
  void aBlockThatNothingRendersYetIsNamed(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal("backup: {schedule: \"0 3 * * *\"}");

    assertThat(lagos.awaitReason("billing", "NotSupportedYet").getMessage())
        .startsWith("spec.backup: is not supported yet");
    assertNothingWasMade(namespace);
  }

  @Test
  void aMissingSecretIsWaitedForAndSeenAtOnce(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(EXTERNAL);

    var ready = lagos.awaitReason("billing", "SecretMissing");
    assertThat(ready.getMessage())
        .startsWith("spec.database.external.passwordSecret: Secret " + namespace.name() + "/pg")
        .contains("Create it with key password");
    assertNothingWasMade(namespace);

    secret(namespace, "pg", Map.of("other", "x"));
    assertThat(lagos.awaitReason("billing", "SecretKeyMissing").getMessage())
        .contains("has no value under key password");
    assertNothingWasMade(namespace);

    secret(namespace, "pg", Map.of("password", "changeme"));
    assertThat(lagos.awaitReason("billing", "SecretValueInvalid").getMessage())
        .startsWith("spec.database.external.passwordSecret: key password of Secret")
        .contains("is the placeholder 'changeme'");
    assertNothingWasMade(namespace);

    secret(namespace, "pg", Map.of("password", "p@ss/w:rd %&?#"));
    lagos.awaitState("billing", "Running");
  }

  @Test
  void aFailingMigrationShowsItsLastWordsWithoutSecrets(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    namespace
        .stages()
        .jobFails(
            "migrate", 1, "PG::Error at postgresql://lago:s3cr3t@db:5432/lago: no space left");

    lagos.applyExample("minimal");
    var ready = lagos.awaitReason("billing", "MigrationFailed");

    assertThat(ready.getMessage())
        .contains("The migration to release 1.51.0 failed", "no space left", "attempt 1")
        .doesNotContain("s3cr3t");
    assertThat(Lagos.condition(lagos.get("billing"), "Stalled").getStatus()).isEqualTo("True");
    assertThat(namespace.client().resources(Job.class).list().getItems()).hasSize(1);
    assertThat(namespace.client().resources(Deployment.class).list().getItems())
        .extracting(d -> d.getMetadata().getName())
        .containsExactly("billing-rediscache");
  }

  @Test
  void aPodThatNoNodeTakesSaysWhatItWaitsFor(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal("components: {worker: {scheduling: {nodeSelector: {disk: none}}}}");

    var lago =
        lagos.await(
            "billing",
            "a worker without a node",
            l -> String.valueOf(l.getStatus().message()).contains("Pod billing-worker-"));

    assertThat(lago.getStatus().state()).as("nodes may still be added").isEqualTo("Starting");
    assertThat(lago.getStatus().message()).contains("finds no node", "lower resources.requests");
  }

  private static void secret(TestNamespace namespace, String name, Map<String, String> data) {
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(data)
                .build())
        .createOr(existing -> existing.update());
  }

  /** Of every kind that the operator makes. */
  private static void assertNothingWasMade(TestNamespace namespace) {
    for (var kind :
        List.<Class<? extends HasMetadata>>of(
            Deployment.class,
            StatefulSet.class,
            Job.class,
            Service.class,
            ServiceAccount.class,
            ConfigMap.class,
            Secret.class,
            PersistentVolumeClaim.class,
            Ingress.class,
            PodDisruptionBudget.class,
            HorizontalPodAutoscaler.class)) {
      assertThat(
              namespace
                  .client()
                  .resources(kind)
                  .inNamespace(namespace.name())
                  .withLabel("app.kubernetes.io/managed-by", "lago-operator")
                  .list()
                  .getItems())
          .as(kind.getSimpleName())
          .isEmpty();
    }
  }
}
