package io.lagooperator.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which fields of an object a write changes, and how they are told. */
class DifferenceTest {

  private static Deployment deployment(String release, String variable, String cpu, String memory) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("billing-api")
        .addToLabels("app.kubernetes.io/version", release)
        .endMetadata()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .addNewContainer()
        .withName("api")
        .withImage("getlago/api:v" + release)
        .addNewEnv()
        .withName("MINE")
        .withValue(variable)
        .endEnv()
        .withNewResources()
        .addToRequests("cpu", new Quantity(cpu))
        .addToLimits("memory", new Quantity(memory))
        .endResources()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PersistentVolumeClaim claim(String size) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName("billing-files")
        .endMetadata()
        .withNewSpec()
        .withNewResources()
        .addToRequests("storage", new Quantity(size))
        .endResources()
        .endSpec()
        .build();
  }

  private static List<FieldChange> between(HasMetadata before, HasMetadata after) {
    return Difference.of(Optional.of(before), after);
  }

  @Test
  void aReleaseIsNoQuantity() {
    assertThat(
            between(
                deployment("1.50.0", "a", "500m", "1Gi"), deployment("1.51.0", "a", "500m", "1Gi")))
        .containsExactly(
            new FieldChange("metadata.labels.\"app.kubernetes.io/version\"", "1.50.0", "1.51.0"),
            new FieldChange(
                "spec.template.spec.containers[api].image",
                "getlago/api:v1.50.0",
                "getlago/api:v1.51.0"));
  }

  @Test
  void textThatLooksLikeTheSameNumberIsAnother() {
    assertThat(
            between(
                deployment("1.51.0", "1.1", "1", "1Gi"), deployment("1.51.0", "1.10", "1", "1Gi")))
        .containsExactly(
            new FieldChange("spec.template.spec.containers[api].env[MINE].value", "1.1", "1.10"));
  }

  @Test
  void anotherSpellingOfAQuantityIsNoChange() {
    assertThat(
            between(
                deployment("1.51.0", "a", "0.5", "1024Mi"),
                deployment("1.51.0", "a", "500m", "1Gi")))
        .isEmpty();
    assertThat(between(claim("10Gi"), claim("10240Mi"))).isEmpty();
    assertThat(between(claim("5E"), claim("5000P"))).isEmpty();
    assertThat(between(claim("1000k"), claim("1M"))).isEmpty();
  }

  @Test
  void anotherQuantityIsAChange() {
    assertThat(between(claim("10Gi"), claim("20Gi")))
        .containsExactly(new FieldChange("spec.resources.requests.storage", "10Gi", "20Gi"));
    assertThat(between(deployment("1.51.0", "a", "1", "1G"), deployment("1.51.0", "a", "1", "1Gi")))
        .containsExactly(
            new FieldChange(
                "spec.template.spec.containers[api].resources.limits.memory", "1G", "1Gi"));
  }

  @Test
  void valuesOfSecretsAreNotTold() {
    var before = new SecretBuilder().withNewMetadata().withName("s").endMetadata();
    var after = new SecretBuilder().withNewMetadata().withName("s").endMetadata();
    assertThat(
            between(
                before.withData(Map.of("key", "b25l")).build(),
                after.withData(Map.of("key", "dHdv")).build()))
        .containsExactly(new FieldChange("data.key", "(not shown)", "(not shown)"));
  }
}
