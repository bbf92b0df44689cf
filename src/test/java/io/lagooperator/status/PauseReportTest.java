package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Pause;
import io.lagooperator.model.Problem;
import io.lagooperator.status.Outcome.Failure;
import io.lagooperator.status.Pending.Change;
import io.lagooperator.status.Pending.Deed;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What status says of an instance that is paused; the model's time is the first of 2026. */
class PauseReportTest {
  private static final String UNTIL = "pause: {until: '2026-01-01T06:00:00Z', reason: new nodes}";
  private static final String HEAD = "Paused until 2026-01-01T06:00:00Z (new nodes): ";
  private static final String NEXT = ". Remove spec.pause to go on now.";
  private static final String AT_REST = HEAD + "nothing is changed before" + NEXT;
  private static final Pending ONE =
      Pending.of(List.of(new Change(Deed.CHANGE, "Deployment billing-api")));

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.instanceAt("1.48.0", ""));

  @Test
  void whereNothingWaitsThePauseIsSeenAndTheInstanceIsReady() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", UNTIL));

    var status = report(Pending.NOTHING);

    assertThat(status.state()).isEqualTo("Running");
    assertThat(status.message()).isEqualTo("All 8 services are running. " + AT_REST);
    assertThat(states(status)).isEqualTo("Ready=True/Running Reconciling=False Stalled=False");
    assertThat(condition(status, "Paused").orElseThrow())
        .satisfies(paused -> assertThat(paused.getStatus()).isEqualTo("True"))
        .satisfies(paused -> assertThat(paused.getReason()).isEqualTo("Paused"))
        .satisfies(
            paused ->
                assertThat(paused.getMessage())
                    .isEqualTo(
                        HEAD
                            + "nothing is written but status and events, and Jobs that run go on"
                            + NEXT));
  }

  @Test
  void whatWaitsKeepsItFromBeingReadyAndIsNamed() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", UNTIL));

    var status = report(ONE);

    assertThat(status.state()).isEqualTo("Starting");
    assertThat(status.message())
        .isEqualTo(HEAD + "one change waits (change Deployment billing-api)" + NEXT);
    assertThat(states(status)).isEqualTo("Ready=False/Paused Reconciling=True Stalled=False");
    assertThat(condition(status, "Degraded").orElseThrow().getStatus()).isEqualTo("False");
  }

  @Test
  void ofManyChangesTheFirstAreNamedAndTheOthersCounted() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    var many =
        Pending.of(
            List.of(
                new Change(Deed.REMOVE, "Service e"),
                new Change(Deed.CREATE, "Ingress b"),
                new Change(Deed.CHANGE, "Service d"),
                new Change(Deed.CHANGE, "Deployment a"),
                new Change(Deed.CREATE, "Job c")));

    assertThat(report(many).message())
        .isEqualTo(
            HEAD
                + "5 changes wait (change Deployment a, create Ingress b, create Job c and 2 more)"
                + NEXT);
  }

  @Test
  void whatIsBuiltOnValuesThatAreYetToBeMadeIsNotNamed() {
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    var keys = Pending.first(List.of(new Change(Deed.CREATE, "Secret billing-keys")));

    assertThat(report(keys).message())
        .isEqualTo(
            HEAD + "one change waits (create Secret billing-keys), and all else after" + NEXT);
  }

  @Test
  void aStoppedInstanceIsPausedTheSameWay() {
    operator.want(Specs.instanceAt("1.48.0", "state: Stopped\n" + UNTIL));
    operator.settle();

    assertThat(states(report(Pending.NOTHING)))
        .isEqualTo("Ready=True/Stopped Reconciling=False Stalled=False");
    assertThat(states(report(ONE))).isEqualTo("Ready=False/Paused Reconciling=True Stalled=False");
  }

  @Test
  void whatHasBegunIsStillTold() {
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    untilTheJobRuns();

    var status = report(Pending.NOTHING);

    assertThat(status.message()).isEqualTo("Migrating the database to 1.48.0. " + AT_REST);
    assertThat(states(status)).isEqualTo("Ready=False/Paused Reconciling=True Stalled=False");
    assertThat(condition(status, "Migrated").orElseThrow().getReason()).isEqualTo("Migrating");
  }

  @Test
  void aMigrationThatMustWaitHasNotBegun() {
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    untilAJobIsDue();

    var status = report(Pending.of(List.of(new Change(Deed.CREATE, "Job billing-migrate"))));

    assertThat(condition(status, "Migrated").orElseThrow().getMessage())
        .isEqualTo("The migration to release 1.48.0 has not begun.");
  }

  @Test
  void anIngressThatWaitsRoutesNothingYet() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", "ingress: {}\n" + UNTIL));
    var status = report(Pending.of(List.of(new Change(Deed.CREATE, "Ingress billing"))));

    assertThat(condition(status, "Exposed").orElseThrow().getMessage())
        .isEqualTo("Ingress billing is not written yet.");
  }

  @Test
  void whatIsBrokenComesFirst() {
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    untilTheJobRuns();
    cluster.endJob(false, "boom");

    var status = report(ONE);

    assertThat(status.message())
        .startsWith("The migration to release 1.48.0 failed")
        .endsWith(HEAD + "one change waits (change Deployment billing-api)" + NEXT);
    assertThat(states(status))
        .isEqualTo("Ready=False/MigrationFailed Reconciling=False Stalled=True");
    assertThat(condition(status, "Degraded").orElseThrow().getMessage()).doesNotContain("Paused");
  }

  @Test
  void aPauseThatIsOverIsNotSpokenOf() {
    operator.settle();
    var unpaused = report(Pending.NOTHING);
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    cluster.pass(Duration.ofHours(6));

    assertThat(report(Pending.NOTHING).message()).isEqualTo(unpaused.message());
    assertThat(condition(report(Pending.NOTHING), "Paused")).isEmpty();
  }

  @Test
  void aPauseWithoutAReasonSaysWhenItEnds() {
    operator.settle();
    operator.want(Specs.instanceAt("1.48.0", "pause: {until: '2026-01-01T06:00:00+01:00'}"));

    assertThat(report(Pending.NOTHING).message())
        .endsWith(
            " Paused until 2026-01-01T05:00:00Z: nothing is changed before. Remove spec.pause to go on now.");
  }

  @Test
  void aProblemIsExplainedWhileItIsPausedToo() {
    var status =
        ProblemReport.of(
            List.of(new Problem(Problem.Kind.INVALID_SPEC, "spec.version", "is wrong; correct it")),
            Optional.of(new Pause(Instant.parse("2026-01-01T06:00:00Z"), Optional.of("new nodes"))),
            1,
            cluster.observed(),
            LagoInstanceStatus.NONE);

    assertThat(status.message()).isEqualTo("spec.version: is wrong; correct it. " + AT_REST);
    assertThat(states(status)).isEqualTo("Ready=False/InvalidSpec Reconciling=False Stalled=True");
    assertThat(condition(status, "Paused").orElseThrow().getStatus()).isEqualTo("True");
  }

  @Test
  void whatWaitsIsNeitherDoneNorAFailure() {
    var waiting = new Outcome(Map.of(), ONE);
    assertThat(waiting.isClean()).isFalse();
    assertThat(waiting.hasFailures()).isFalse();
    assertThat(waiting.isPassing()).isFalse();
    assertThat(waiting.blocks()).isFalse();
    assertThat(waiting.first()).isEmpty();
    assertThat(waiting.withStuck(passing -> true)).isEqualTo(waiting);
  }

  @Test
  void whatFailsAndWhatWaitsAreGatheredFromAllPartsOfAPass() {
    var failed = new Outcome(Map.of("Ingress billing", new Failure.Foreign("Ingress billing")));
    assertThat(failed.and(new Outcome(Map.of(), ONE)))
        .isEqualTo(new Outcome(failed.failures(), ONE));
    var first = Pending.first(List.of(new Change(Deed.CREATE, "Secret billing-keys")));
    assertThat(ONE.and(first).whole()).isFalse();
    assertThat(ONE.and(first).changes()).hasSize(2);
  }

  @Test
  void thatAPauseBeginsIsToldOnce() {
    operator.settle();
    var before = Objects.requireNonNull(report(Pending.NOTHING).conditions());
    operator.want(Specs.instanceAt("1.48.0", UNTIL));
    var paused = Objects.requireNonNull(report(Pending.NOTHING).conditions());

    assertThat(Transition.between(before, paused).orElseThrow())
        .satisfies(told -> assertThat(told.condition().getType()).isEqualTo("Paused"))
        .satisfies(told -> assertThat(told.bad()).isFalse());
    assertThat(Transition.between(paused, paused)).isEmpty();
    assertThat(Transition.between(paused, before)).isEmpty();
  }

  private void untilTheJobRuns() {
    while (cluster.runningJob().isEmpty()) {
      step();
    }
  }

  private void untilAJobIsDue() {
    while (operator.plan().job().isEmpty()) {
      step();
    }
  }

  private void step() {
    operator.pass();
    cluster.possible().stream().findFirst().ifPresent(Runnable::run);
  }

  private LagoInstanceStatus report(Pending pending) {
    return StatusReport.of(operator.situation(new Outcome(Map.of(), pending)), List.of());
  }

  private static String states(LagoInstanceStatus status) {
    var ready = condition(status, "Ready").orElseThrow();
    return "Ready=%s/%s Reconciling=%s Stalled=%s"
        .formatted(
            ready.getStatus(),
            ready.getReason(),
            condition(status, "Reconciling").orElseThrow().getStatus(),
            condition(status, "Stalled").orElseThrow().getStatus());
  }

  private static Optional<Condition> condition(LagoInstanceStatus status, String type) {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst();
  }
}
