package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.observed.GuardVerdict;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.StatusReport;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The way from one release to another: every stop, in order, whatever comes between. */
class CourseTest {
  private static final List<String> STOPS =
      List.of(
          "1.25.0", "1.28.1", "1.29.0", "1.30.0", "1.31.0", "1.32.0", "1.42.0", "1.43.0", "1.44.0",
          "1.45.0", "1.50.0");

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at("1.20.0", ""));

  @Test
  void aFreshDatabaseGoesStraightToTheReleaseThatIsAskedFor() {
    operator.want(Specs.at("1.51.0", ""));
    operator.settle();
    assertThat(jobs()).containsExactly("migrate 1.51.0");
  }

  @Test
  void fromAnOldReleaseToTheNewestEachStopIsRunAndWorkedOnAndEachJobRunsOnce() {
    operator.settle();
    operator.want(Specs.at("1.51.0", ""));
    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);

    assertThat(jobs()).containsExactlyElementsOf(theLongestWay());
    assertThat(cluster.podsOf(Component.CLOCK).get(0).release()).hasValue(Release.of("1.51.0"));
  }

  @Test
  void theWayShowsWhereItBeganWhereItIsAndWhatLiesAhead() {
    operator.settle();
    operator.want(Specs.at("1.51.0", ""));
    untilTheJobOf("1.43.0");

    var status = StatusReport.of(operator.situation(Outcome.CLEAN), List.of());

    var upgrade = Objects.requireNonNull(status.upgrade());
    assertThat(upgrade.from()).isEqualTo("1.20.0");
    assertThat(upgrade.to()).isEqualTo("1.51.0");
    assertThat(upgrade.hop()).isEqualTo("1.43.0");
    assertThat(upgrade.step()).isEqualTo("Migrating");
    assertThat(upgrade.path()).containsExactly("1.43.0", "1.44.0", "1.45.0", "1.50.0", "1.51.0");
    assertThat(upgrade.started()).isNotNull();
  }

  @Test
  void aDatabaseThatIsFoundAtAnOldReleaseIsTakenFromThere() {
    operator.want(Specs.at("1.51.0", ""));
    untilTheJobOf("1.51.0");
    cluster.endJob(false, "LAGO-OPERATOR Behind 1.44.0\nby the releases in between");
    operator.settle();
    assertThat(jobs())
        .containsExactly(
            "migrate 1.44.0",
            "datawork 1.44.0",
            "migrate 1.45.0",
            "datawork 1.45.0",
            "migrate 1.50.0",
            "datawork 1.50.0",
            "migrate 1.51.0");
  }

  @Test
  void aPatchOfAStopIsNoReasonToLeaveItsWorkUndone() {
    operator.want(Specs.at("1.45.2", ""));
    operator.settle();
    operator.want(Specs.at("1.46.0", ""));
    operator.settle();
    assertThat(jobs()).containsExactly("migrate 1.45.2", "datawork 1.45.2", "migrate 1.46.0");
  }

  @ParameterizedTest
  @MethodSource("jobsOfTheLongestWay")
  void aJobThatFailsOnTheWayIsToldAndTheWayGoesOnWhenItIsCured(String failing) {
    operator.settle();
    operator.want(Specs.at("1.51.0", ""));
    untilTheJob(failing);
    cluster.endJob(false, "PG::Error: something");
    untilNothingMoves();

    var status = StatusReport.of(operator.situation(Outcome.CLEAN), List.of());
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(status.message())
        .contains(failing.substring(failing.indexOf(' ') + 1), "attempt 1", "PG::Error: something");
    assertThat(jobs()).endsWith(failing);
    assertThat(cluster.podsOf(Component.CLOCK))
        .as("the release before serves again where it can")
        .hasSize(servesMeanwhile(failing) ? 1 : 0);

    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);
    assertThat(jobs()).containsExactlyInAnyOrderElementsOf(theLongestWay());
    assertThat(releases()).containsOnly("1.51.0");
  }

  private static List<String> theLongestWay() {
    var jobs = new ArrayList<>(List.of("migrate 1.20.0", "datawork 1.20.0"));
    for (var stop : STOPS) {
      jobs.add("migrate " + stop);
      jobs.add("datawork " + stop);
    }
    jobs.add("migrate 1.51.0");
    return jobs;
  }

  static List<String> jobsOfTheLongestWay() {
    return theLongestWay().subList(1, theLongestWay().size());
  }

  /** Lago drops nothing that the minor release before reads. */
  private static boolean servesMeanwhile(String job) {
    return job.startsWith("datawork")
        || Stream.of("1.29.0", "1.30.0", "1.31.0", "1.32.0", "1.43.0", "1.44.0", "1.45.0", "1.51.0")
            .anyMatch(job::endsWith);
  }

  @Test
  void aFailedMigrationThatOnlyAddsHasTheOldReleaseServeAgainUntilItsNextAttempt() {
    migrating("1.48.0", "1.49.0");
    cluster.endJob(false, "PG::Error: something");

    untilNothingMoves();

    assertThat(releases()).containsOnly("1.48.0");
    assertThat(cluster.podsOf(Component.CLOCK)).hasSize(1);
    var status = StatusReport.of(operator.situation(Outcome.CLEAN), List.of());
    assertThat(status.message())
        .startsWith("The migration to release 1.49.0 failed (Job billing-migrate-1-49-0-");
    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);
    assertThat(releases()).containsOnly("1.49.0");
  }

  @Test
  void aFailedMigrationThatMayHaveDroppedThingsBringsNothingBack() {
    migrating("1.46.0", "1.49.0");
    assertThat(cluster.podsOf(Component.API)).isEmpty();
    cluster.endJob(false, "PG::Error: something");

    untilNothingMoves();

    assertThat(cluster.podsOf(Component.WORKER)).isEmpty();
    operator.settle();
    assertThat(releases()).containsOnly("1.49.0");
  }

  @Test
  void whatTheGuardStoppedHasTouchedNothingSoTheOldReleaseServesAgain() {
    migrating("1.46.0", "1.49.0");
    cluster.endJob(false, "LAGO-OPERATOR Unreachable -\nno route to host");

    untilNothingMoves();

    assertThat(releases()).containsOnly("1.46.0");
  }

  @Test
  void whatTheGuardStopsAfterAnAttemptThatMayHaveDroppedThingsBringsNothingBackEither() {
    migrating("1.46.0", "1.49.0");
    cluster.endJob(false, "PG::Error: something");
    cluster.pass(Duration.ofMinutes(10));
    untilTheJobOf("1.49.0");
    cluster.endJob(false, "LAGO-OPERATOR Unreachable -\nno route to host");

    untilNothingMoves();

    assertThat(cluster.pods()).noneMatch(pod -> pod.release().isPresent());
    operator.settle();
    assertThat(releases()).containsOnly("1.49.0");
  }

  @ParameterizedTest
  @EnumSource(names = {"Ahead", "OtherKeys", "OtherOwner", "UnknownSchema"})
  void nothingComesBackOnADatabaseThatIsNotWhatItWasTakenFor(GuardVerdict.Kind found) {
    migrating("1.46.0", "1.49.0");
    cluster.endJob(false, "LAGO-OPERATOR %s -\nlook into it".formatted(found));

    untilNothingMoves();

    assertThat(cluster.pods()).noneMatch(pod -> pod.release().isPresent());
  }

  @Test
  void theWayBackIsRefusedAndTheReleaseOfTheDatabaseRunsOn() {
    operator.want(Specs.at("1.48.0", ""));
    operator.settle();
    operator.want(Specs.at("1.47.0", "components: {api: {replicas: 2}}"));
    operator.settle();
    assertThat(releases()).containsOnly("1.48.0");
    assertThat(cluster.podsOf(Component.API)).hasSize(2);
    assertThat(StatusReport.of(operator.situation(Outcome.CLEAN), List.of()).message())
        .isEqualTo(
            "spec.version: the database is at release 1.48.0 and cannot go back to 1.47.0. Set"
                + " version: 1.48.0, or restore a backup made with 1.47.0 and then delete the Jobs that"
                + " tell otherwise: billing-migrate-* and billing-datawork-*");
  }

  @Test
  void aMigrationThatHasBegunIsEndedWhateverIsAskedForMeanwhile() {
    migrating("1.48.0", "1.49.0");
    operator.want(Specs.at("1.48.0", ""));
    cluster.endJob(false, "PG::Error: something");
    assertThat(StatusReport.of(operator.situation(Outcome.CLEAN), List.of()).message())
        .startsWith("spec.version: the migration of the database to release 1.49.0 has begun")
        .contains("Set version: 1.49.0");
    operator.settle();
    assertThat(releases()).containsOnly("1.49.0");
  }

  @Test
  void theWayBackFromAMigrationThatTheGuardStoppedIsFree() {
    migrating("1.48.0", "1.49.0");
    cluster.endJobByPolicy(
        "Container migrate for pod lago/x failed with exit code 75 matching FailJob rule at index"
            + " 0");
    operator.want(Specs.at("1.48.0", ""));
    operator.settle();
    assertThat(operator.course().isThere()).isTrue();
    assertThat(releases()).containsOnly("1.48.0");
  }

  @Test
  void thatAMigrationHasBegunIsKnownWhateverItsNextAttemptsComeTo() {
    migrating("1.46.0", "1.49.0");
    cluster.endJob(false, "PG::Error: something");
    cluster.pass(Duration.ofMinutes(10));
    untilTheJobOf("1.49.0");
    cluster.endJob(false, "LAGO-OPERATOR Unreachable -\nno route to host");
    cluster.pass(Duration.ofMinutes(10));
    operator.mustPass();
    assertThat(cluster.runningJob()).as("an attempt that has yet to begin").isPresent();

    operator.want(Specs.at("1.46.0", ""));
    operator.mustPass();
    operator.mustPass();

    assertThat(StatusReport.of(operator.situation(Outcome.CLEAN), List.of()).message())
        .startsWith("spec.version: the migration of the database to release 1.49.0 has begun");
    operator.settle();
    assertThat(releases()).containsOnly("1.49.0");
    assertThat(jobs()).containsOnlyOnce("migrate 1.49.0");
  }

  @Test
  void aNewerWishOnTheWayIsReachedFromWhereItIs() {
    operator.want(Specs.at("1.43.0", ""));
    operator.settle();
    operator.want(Specs.at("1.45.0", ""));
    untilTheJobOf("1.44.0");
    operator.want(Specs.at("1.46.0", ""));
    operator.settle();
    assertThat(jobs())
        .containsExactly(
            "migrate 1.43.0",
            "datawork 1.43.0",
            "migrate 1.44.0",
            "datawork 1.44.0",
            "migrate 1.45.0",
            "datawork 1.45.0",
            "migrate 1.46.0");
  }

  @Test
  void anOlderWishOnTheWayIsTakenWhereTheDatabaseHasNotPassedIt() {
    operator.want(Specs.at("1.43.0", ""));
    operator.settle();
    operator.want(Specs.at("1.51.0", ""));
    untilTheJobOf("1.44.0");
    operator.want(Specs.at("1.44.0", ""));
    operator.settle();
    assertThat(operator.course().isThere()).isTrue();
    assertThat(releases()).containsOnly("1.44.0");
  }

  @Test
  void aStopOnTheWayEndsTheJobAtWorkAndAllElseAndAStartGoesOn() {
    operator.want(Specs.at("1.43.0", ""));
    operator.settle();
    operator.want(Specs.at("1.45.0", ""));
    untilTheJobOf("1.44.0");
    operator.want(Specs.at("1.45.0", "state: Stopped"));
    assertThat(operator.settle().step()).isEqualTo(Step.STOPPED);
    assertThat(cluster.pods()).isEmpty();
    assertThat(jobs()).endsWith("migrate 1.44.0");

    operator.want(Specs.at("1.45.0", ""));
    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);
    assertThat(releases()).containsOnly("1.45.0");
  }

  @Test
  void withManualApprovalEachReleaseWaitsToBeApprovedAndSaysWhatWillRun() {
    var manual = "upgrade: {approval: Manual%s}";
    operator.want(Specs.at("1.44.0", manual.formatted("")));
    operator.settle();
    assertThat(releases()).as("a fresh database has nothing to lose").containsOnly("1.44.0");

    operator.want(Specs.at("1.46.0", manual.formatted("")));
    operator.settle();
    assertThat(releases()).containsOnly("1.44.0");
    var status = StatusReport.of(operator.situation(Outcome.CLEAN), List.of());
    assertThat(status.state()).isEqualTo("Running");
    assertThat(status.message())
        .isEqualTo(
            "The services run release 1.44.0. What comes next cannot be undone and waits for"
                + " approval: the work on the data (rails upgrade:perform_required_jobs), then the"
                + " migration to release 1.45.0. Make a backup, then set upgrade.approved: 1.45.0");

    operator.want(Specs.at("1.46.0", manual.formatted(", approved: 1.45.0")));
    operator.settle();
    assertThat(releases()).containsOnly("1.45.0");
    operator.want(Specs.at("1.46.0", manual.formatted(", approved: 1.46.0")));
    operator.settle();
    assertThat(releases()).containsOnly("1.46.0");
  }

  @Test
  void aReleaseOnTheWayIsRunWithoutWhatItLacks() {
    operator.settle();
    operator.want(Specs.at("1.51.0", "components: {alerts: {enabled: true}}"));
    untilTheJobOf("1.30.0");
    operator.settle();
    assertThat(cluster.podsOf(Component.ALERTS)).hasSize(1);
  }

  @Test
  void aDatabaseThatABackupBroughtBackIsTakenFromThereWhateverOlderJobsTell() {
    operator.want(Specs.at("1.43.0", ""));
    operator.settle();
    migrating("1.46.0", "1.47.0");
    cluster.pass(Duration.ofMinutes(1));
    var restored = cluster.now();
    cluster.endJob(false, "LAGO-OPERATOR Behind 1.44.0\nby the releases in between");
    untilTheJobOf("1.45.0");
    assertThat(cluster.podsOf(Component.API)).as("pods of a release that is ahead").isEmpty();

    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);

    assertThat(releases()).containsOnly("1.47.0");
    assertThat(madeAfter(restored))
        .containsExactly("migrate 1.45.0", "datawork 1.45.0", "migrate 1.47.0");
  }

  @Test
  void workOnTheDataIsDoneOnceMoreWhereTheGuardFindsRowsThatCameSince() {
    migrating("1.50.0", "1.51.0");
    cluster.pass(Duration.ofMinutes(1));
    var found = cluster.now();
    cluster.endJob(false, "LAGO-OPERATOR WorkDue 1.50.0\nrows have come since");

    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);

    assertThat(releases()).containsOnly("1.51.0");
    assertThat(madeAfter(found)).containsExactly("datawork 1.50.0", "migrate 1.51.0");
  }

  @Test
  void workOnTheDataIsDoneOnceMoreWhereTheGuardFindsThatAnAttemptNeverGotToTheDatabase() {
    migrating("1.50.0", "1.51.0");
    cluster.pass(Duration.ofMinutes(1));
    cluster.endJob(false, "Killed");
    operator.want(Specs.at("1.51.0", "components: {events: {enabled: true}}"));
    untilTheJobOf("1.51.0");
    cluster.endJob(false, "LAGO-OPERATOR WorkDue 1.50.0\nrows have come since");

    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);

    assertThat(jobs()).endsWith("datawork 1.50.0", "migrate 1.51.0");
    assertThat(releases()).containsOnly("1.51.0");
  }

  private List<String> madeAfter(Instant time) {
    return words(
        cluster.jobs().stream()
            .filter(
                job -> !Instant.parse(job.getMetadata().getCreationTimestamp()).isBefore(time)));
  }

  private List<String> jobs() {
    return words(cluster.jobs().stream());
  }

  private static List<String> words(Stream<Job> jobs) {
    return jobs.map(
            job ->
                job.getMetadata().getLabels().get(Labels.COMPONENT)
                    + " "
                    + job.getMetadata().getAnnotations().get(Labels.JOB_RELEASE))
        .toList();
  }

  private List<String> releases() {
    return cluster.pods().stream()
        .flatMap(pod -> pod.release().stream())
        .map(Release::toString)
        .toList();
  }

  /** It runs one release, and the Job of the other's migration is at work. */
  private void migrating(String from, String to) {
    operator.want(Specs.at(from, ""));
    operator.settle();
    operator.want(Specs.at(to, ""));
    untilTheJobOf(to);
  }

  private void untilTheJobOf(String release) {
    untilTheJob("migrate " + release);
  }

  /** Until a Job is at work. */
  private void untilTheJob(String wanted) {
    for (int i = 0; i < 5_000; i++) {
      operator.mustPass();
      if (cluster.runningJob().isPresent() && jobs().get(jobs().size() - 1).equals(wanted)) {
        cluster.beginJob();
        return;
      }
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        possible.get(0).run();
      } else {
        cluster.endJob(true, "");
      }
    }
    throw new AssertionError("there is no Job " + wanted);
  }

  /** Until controllers have nothing to do; no time passes. */
  private void untilNothingMoves() {
    for (int i = 0; i < 1_000; i++) {
      operator.mustPass();
      var possible = cluster.possible();
      if (possible.isEmpty()) {
        return;
      }
      possible.get(0).run();
    }
    throw new AssertionError("it never comes to rest");
  }
}
