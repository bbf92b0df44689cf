package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.model.Component;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Labels;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.observed.Observed;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Caches hold little: what facts and the comparison need, and no value of any Secret. */
class TrimmingTest {
  private static final String LIVE =
      """
      {"metadata": {"name": "billing-api", "generation": 3, "labels": {"lago-operator.io/component": "api", "app.kubernetes.io/version": "1.51.0"},
        "annotations": {"lago-operator.io/revision": "r"},
        "managedFields": [
          {"manager": "lago-operator", "operation": "Apply", "time": "2026-01-01T00:00:00Z", "fieldsV1": {"f:spec": {"f:template": {}}}},
          {"manager": "kubectl", "operation": "Update", "fieldsV1": {"f:metadata": {"f:labels": {"f:x": {}}}}},
          {"manager": "%s", "operation": "Update", "subresource": "scale", "fieldsV1": {"f:spec": {"f:replicas": {}, "f:paused": {}}}}]},
       "spec": {"replicas": 4, "template": {"spec": {"containers": [{"name": "api"}]}}},
       "status": {"observedGeneration": 3, "replicas": 4, "readyReplicas": 4, "updatedReplicas": 4}}
      """;

  private static final KubernetesSerialization CLIENT = ClientSerialization.ofOperator();

  private final SecretValues values = new SecretValues();
  private final Trimming trimming = new Trimming(values);

  @Test
  void secretsAndConfigMapsKeepNoValue() {
    assertThat(
            trimming
                .trim(
                    new SecretBuilder().withNewMetadata().and().withData(Map.of("a", "b")).build())
                .getData())
        .isNullOrEmpty();
    assertThat(
            trimming
                .trim(
                    new ConfigMapBuilder()
                        .withNewMetadata()
                        .and()
                        .withData(Map.of("a", "b"))
                        .build())
                .getData())
        .isNullOrEmpty();
  }

  @Test
  void valuesThatWereMadeForAnInstanceAreLearnedBeforeTheyAreLeftOut() {
    var keys = secret("billing-keys");

    assertThat(trimming.trim(keys).getData()).isNullOrEmpty();
    trimming.trim(keys); // told of again, without what was left out

    assertThat(values.of(keys)).hasValue(Map.of("key", "b"));
    keys.getMetadata().setResourceVersion("8");
    assertThat(values.of(keys)).as("another version may have other values").isEmpty();
  }

  @Test
  void whatWasLearnedOfASecretGoesWithIt() {
    var store = new SecretStore(trimming::trim, values);
    var keys = secret("billing-keys");
    store.put("lago/billing-keys", keys);
    assertThat(values.of(keys)).isPresent();

    store.remove("lago/billing-keys");
    store.remove("lago/billing-keys"); // told of again

    assertThat(values.of(keys)).isEmpty();
  }

  @Test
  void allSecretsThatAreMadeForAnInstanceAreKnownByName() {
    var instance = Specs.instance("organization: {name: Example, email: admin@example.com}");
    assertThat(GeneratedSecret.of(instance))
        .extracting(GeneratedSecret::name)
        .containsExactlyInAnyOrderElementsOf(instance.names().generated());
  }

  @Test
  void valuesOfNoOtherSecretAreLearned() {
    var changeable = secret("billing-keys");
    changeable.setImmutable(null);
    var foreign = secret("billing-keys");
    foreign.getMetadata().setLabels(Map.of(Labels.INSTANCE, "billing"));

    for (var secret : List.of(secret("billing-connections-7f3a"), changeable, foreign)) {
      trimming.trim(secret);
      assertThat(values.of(secret)).as("%s", secret.getMetadata()).isEmpty();
    }
  }

  private static Secret secret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("lago")
        .withName(name)
        .withResourceVersion("7")
        .withLabels(Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.INSTANCE, "billing"))
        .endMetadata()
        .withImmutable(true)
        .withData(Map.of("key", "Yg=="))
        .build();
  }

  @Test
  void aDeploymentKeepsItsFactsAndNotItsTemplate() {
    var before =
        facts(Serialization.unmarshal(LIVE.formatted("kube-controller-manager"), Deployment.class));
    var trimmed = trimming.trim(deployment("kube-controller-manager"));
    assertThat(trimmed.getSpec().getTemplate()).isNull();
    assertThat(facts(trimmed)).isEqualTo(before);
  }

  @Test
  void whoeverElseOwnsTheReplicasIsRemembered() {
    for (var manager : List.of("kube-controller-manager", "kubectl", "lago-operator")) {
      var trimmed = trimming.trim(deployment(manager));
      assertThat(trimmed.getMetadata().getManagedFields()).as(manager).hasSize(2);
      assertThat(facts(trimmed).workload(Component.API).orElseThrow().replicasOwnedElsewhere())
          .as(manager)
          .isTrue();
    }
  }

  @Test
  void equalPartsOfFieldSetsAreOne() {
    var sets = new FieldSets();
    var one = sets.shared(ownedBy("uid-1")).getAdditionalProperties();
    var other = sets.shared(ownedBy("uid-2")).getAdditionalProperties();
    assertThat(one.get("f:spec")).isSameAs(other.get("f:spec"));
    assertThat(one.get("f:metadata")).isNotEqualTo(other.get("f:metadata"));
    assertThat(one).isEqualTo(ownedBy("uid-1").getAdditionalProperties());
  }

  /** The owner is of one instance only, all else is of many. */
  private static FieldsV1 ownedBy(String uid) {
    return Serialization.unmarshal(
        """
        {"f:metadata": {"f:ownerReferences": {"k:{\\"uid\\":\\"%s\\"}": {}}},
         "f:spec": {"f:template": {"f:spec": {"f:containers": {"k:{\\"name\\":\\"api\\"}": {".": {}}}}}}}
        """
            .formatted(uid),
        FieldsV1.class);
  }

  @Test
  void aPodKeepsItsStatus() {
    var pod =
        read(
            new PodBuilder()
                .withNewMetadata()
                .addToAnnotations("a", "b")
                .and()
                .withNewSpec()
                .withNodeName("node-1")
                .addNewContainer()
                .withName("api")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .endStatus()
                .build());
    assertThat(pod.getSpec().getNodeName()).isEqualTo("node-1");
    assertThat(pod.getSpec().getContainers()).isEmpty();
    assertThat(pod.getMetadata().getAnnotations()).isEmpty();
    assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
  }

  @Test
  void everyKindThatIsWrittenCanBeTrimmed() {
    var instance =
        Specs.instance("ingress: {}\ncomponents: {api: {autoscaling: {min: 2, max: 3}}}");
    var operator = new ModelOperator(new ModelCluster(), instance);
    var written = operator.desired(operator.settle()).objects();
    assertThat(written).hasSizeGreaterThan(15);
    for (HasMetadata object : written) {
      var size = Serialization.asJson(object).length();
      assertThat(Serialization.asJson(read(object)).length())
          .as(object.getKind())
          .isLessThanOrEqualTo(size)
          .isLessThan(2_000);
    }
  }

  @Test
  void whatIsWrittenIsWrittenWhole() {
    var deployment = Serialization.unmarshal(LIVE.formatted("kubectl"), Deployment.class);

    assertThat(CLIENT.asJson(deployment)).isEqualTo(Serialization.asJson(deployment));
  }

  /** As the API server would send it back. */
  @SuppressWarnings("unchecked")
  private <T extends HasMetadata> T read(T object) {
    return (T) trimming.trim(CLIENT.unmarshal(Serialization.asJson(object), object.getClass()));
  }

  private static Observed facts(Deployment deployment) {
    return Observed.of(
        new CachedObjects(
            Map.of(Component.API, deployment),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            List.of()),
        Instant.EPOCH);
  }

  private static Deployment deployment(String scaler) {
    return CLIENT.unmarshal(LIVE.formatted(scaler), Deployment.class);
  }
}
