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
  private final ModelOperator operator = new ModelOperator(cluster, Specs.instanceAt("1.48.0", ""));

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
  void theWayBackIsRefusedNamingTheReleaseOfTheDatabase() {
    operator.settle();
    operator.want(Specs.instanceAt("1.47.0", ""));
    assertThat(refusal())
        .isEqualTo(
            new Problem(
                Kind.UPGRADE_REFUSED,
                "spec.version",
                "the database is at release 1.48.0 and cannot go back to 1.47.0. Set version:"
                    + " 1.48.0, or restore a backup made with 1.47.0"));
  }

  @Test
  void theWayBackFromAMigrationThatHasBegunIsRefusedToo() {
    operator.settle();
    operator.want(Specs.instanceAt("1.49.0", ""));
    untilTheJobRuns();
    cluster.endJob(false, "PG::Error: something");
    operator.want(Specs.instanceAt("1.48.0", ""));
    assertThat(refusal().sentence())
        .startsWith("the migration of the database to release 1.49.0 has begun")
        .contains("Set version: 1.49.0");
  }

  @Test
  void theVerdictOfTheGuardOutlivesItsPod() {
    operator.settle();
    operator.want(Specs.instanceAt("1.49.0", ""));
    untilTheJobRuns();
    cluster.endJobByPolicy(
        "Container migrate for pod lago/x failed with exit code 75 matching FailJob rule at index 0");

    operator.want(Specs.instanceAt("1.48.0", ""));

    assertThat(operator.refusals()).isEmpty();
  }

  @Test
  void theWayBackFromAMigrationThatTheGuardStoppedIsFree() {
    operator.settle();
    operator.want(Specs.instanceAt("1.49.0", ""));
    untilTheJobRuns();
    cluster.endJob(false, "LAGO-OPERATOR Unreachable -\nno route to host");
    operator.want(Specs.instanceAt("1.48.0", ""));
    assertThat(operator.refusals()).isEmpty();
    operator.settle();
  }

  @Test
  void aWayOverBridgesNamesThemAll() {
    operator.settle();
    operator.want(Specs.instanceAt("1.51.0", ""));
    assertThat(refusal())
        .isEqualTo(
            new Problem(
                Kind.UPGRADE_REFUSED,
                "spec.version",
                "the way from release 1.48.0 to 1.51.0 leads over 1.50.0, one after the other."
                    + " Walking it in one go is not supported yet: set version: 1.50.0 first"));
  }

  @Test
  void aBridgeThatAsksForWorkIsNotLeftWithoutIt() {
    operator.want(Specs.instanceAt("1.50.0", ""));
    operator.settle();
    operator.want(Specs.instanceAt("1.51.0", ""));
    assertThat(refusal().sentence())
        .startsWith("release 1.50.0 asks for work on the data before it is left for 1.51.0")
        .contains("Keep version: 1.50.0", "upgrade.from: 1.50.0 to say that it is done");
  }

  @Test
  void aBridgeIsLeftOnceItsWorkIsSaidToBeDone() {
    operator.want(Specs.instanceAt("1.50.0", ""));
    operator.settle();
    operator.want(Specs.instanceAt("1.51.0", "upgrade: {from: 1.50.0}"));
    assertThat(operator.refusals()).isEmpty();
    operator.settle();
  }

  @Test
  void aPatchOfABridgeIsNoReasonToLeaveItsWorkUndone() {
    operator.want(Specs.instanceAt("1.45.2", ""));
    operator.settle();
    operator.want(Specs.instanceAt("1.46.0", ""));
    assertThat(refusal().sentence()).startsWith("release 1.45.2 asks for work on the data");
  }

  @Test
  void anotherDatabaseIsNotTurnedToWhileLagoRuns() {
    operator.settle();
    operator.want(
        Specs.instanceAt(
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
    operator.want(Specs.instanceAt("1.48.0", elsewhere));
    assertThat(refusal().path()).isEqualTo("spec.storage");
    assertThat(refusal().sentence()).contains("Put the old place back and set state: Stopped");

    operator.want(Specs.instanceAt("1.48.0", "state: Stopped"));
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", elsewhere));
    assertThat(operator.refusals()).isEmpty();
  }

  @Test
  void otherQueuesAreNotTurnedToWhileLagoRuns() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", "redis: {external: {host: h}}"));
    assertThat(refusal().sentence()).contains("so that no job is left behind");
  }

  @Test
  void aRefusedPassChangesNothing() {
    operator.settle();
    operator.want(Specs.instanceAt("1.47.0", "components: {api: {replicas: 5}}"));
    assertThat(operator.pass()).isEmpty();
    assertThat(cluster.possible()).isEmpty();
  }

  private Problem refusal() {
    assertThat(operator.refusals()).hasSize(1);
    return operator.refusals().get(0);
  }

  private void untilTheJobRuns() {
    for (int i = 0; i < 200 && cluster.runningJob().isEmpty(); i++) {
      operator.pass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
    cluster.beginJob();
  }
}
