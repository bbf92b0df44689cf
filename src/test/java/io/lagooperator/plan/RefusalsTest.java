package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Problem;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;

/** What could lose data is refused in words, and all stays as it is. */
class RefusalsTest {
  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at("1.48.0", ""));

  @Test
  void aFreshInstanceIsRefusedNothing() {
    assertThat(operator.refusals()).isEmpty();
    operator.settle();
    assertThat(operator.refusals()).isEmpty();
  }

  @Test
  void otherEncryptionKeysAreRefusedNamingTheSecretAndNoKey() {
    operator.settle();
    var instance = Specs.instanceAt("1.48.0", "");
    for (var key : instance.keys().encryption()) {
      operator.want(
          new ModelOperator.Wanted(instance, FakeInputs.with(instance, key, "another canary")));
      assertThat(refusal().kind()).isEqualTo(Kind.KEYS_CHANGED);
      assertThat(refusal().toString())
          .startsWith("spec.keys: Secret lago/billing-keys holds other encryption keys")
          .contains("Put the old keys back")
          .doesNotContain(FakeInputs.CANARY);
    }
  }

  @Test
  void otherKeysThatOnlySignAreTaken() {
    operator.settle();
    var instance = Specs.instanceAt("1.48.0", "");
    operator.want(
        new ModelOperator.Wanted(
            instance, FakeInputs.with(instance, instance.keys().secretKeyBase(), "another")));
    assertThat(operator.refusals()).isEmpty();
  }

  @Test
  void anotherDatabaseIsNotTurnedToWhileLagoRuns() {
    operator.settle();
    operator.want(
        Specs.at(
            "1.46.0",
            "database: {external: {host: h, user: u, passwordSecret: {name: pg, key: p}}}"));
    assertThat(refusal().sentence())
        .startsWith("database or redis is another one than Lago runs on now")
        .contains("set state: Stopped, so that no job is left behind");
  }

  @Test
  void filesAreNotLookedForElsewhereWhileLagoRuns() {
    operator.settle();
    var elsewhere =
        "storage: {s3: {bucket: b, region: r, accessKeySecret: {name: s, key: i}, secretKeySecret: {name: s, key: k}}}\n";
    operator.want(Specs.at("1.48.0", elsewhere));
    assertThat(refusal().path()).isEqualTo("spec.storage");
    assertThat(refusal().sentence()).contains("Put the old place back and set state: Stopped");

    operator.want(Specs.at("1.48.0", "state: Stopped"));
    operator.settle();
    operator.want(Specs.at("1.48.0", elsewhere));
    assertThat(operator.refusals()).isEmpty();
  }

  @Test
  void otherQueuesAreNotTurnedToWhileLagoRuns() {
    operator.settle();
    operator.want(Specs.at("1.48.0", "redis: {external: {host: h}}"));
    assertThat(refusal().sentence()).contains("so that no job is left behind");
  }

  @Test
  void aWayOverAReleaseWhoseDigestIsNotGivenIsRefusedNamingIt() {
    operator.settle();
    var digest = "{api: sha256:%s}".formatted("a".repeat(64));
    operator.want(
        Specs.at(
            "1.51.0", "images: {digests: {1.48.0: %s, 1.51.0: %s}}".formatted(digest, digest)));
    assertThat(refusal().path()).isEqualTo("spec.images.digests");
    assertThat(refusal().sentence()).startsWith("has no line for release 1.50.0");
  }

  @Test
  void aRefusedPassChangesNothing() {
    operator.settle();
    operator.want(
        Specs.at("1.48.0", "components: {api: {replicas: 5}}\nredis: {external: {host: h}}"));
    assertThat(operator.pass()).isEmpty();
    assertThat(cluster.possible()).isEmpty();
  }

  private Problem refusal() {
    assertThat(operator.refusals()).hasSize(1);
    return operator.refusals().get(0);
  }
}
