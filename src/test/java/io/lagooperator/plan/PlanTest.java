package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Problem;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.ModelPod;
import io.lagooperator.testing.Moment;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one order, on a model cluster. */
class PlanTest {
  private static final String OLD = "1.48.0";
  private static final String NEW = "1.49.0";
  private static final String ORGANIZATION = "organization: {name: Example, email: a@example.com}";
  private static final String BILLING = "components: {billing: {enabled: true}}";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at(OLD, ""));

  @Test
  void startsStoresThenMigratesThenWorkersThenApiThenFrontThenClock() {
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "+postgresql +redis +rediscache",
            "job 1.48.0",
            "+worker",
            "+api +pdf",
            "+front",
            "+clock");
    assertThat(operator.plan().step()).isEqualTo(Step.RUNNING);
  }

  @Test
  void theFirstOrganizationIsMadeOnceAndHoldsNothingUp() {
    operator.want(Specs.at(OLD, ORGANIZATION));
    passUntilJobRuns();
    cluster.endJob(true, "");
    while (!operator.mustPass().step().equals(Step.MAKING_ORGANIZATION)) {
      cluster.possible().get(0).run();
    }
    assertThat(cluster.podsOf(Component.CLOCK)).hasSize(1);

    cluster.endJob(false, "Validation failed: Email is invalid");
    assertThat(operator.mustPass().step()).isEqualTo(Step.MAKING_ORGANIZATION);
    cluster.pass(Duration.ofSeconds(30));
    operator.mustPass();
    assertThat(cluster.runningJob())
        .map(job -> job.getMetadata().getName())
        .hasValue("billing-organization");
    cluster.endJob(true, "");

    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);
    assertThat(cluster.jobs()).hasSize(2);
  }

  @Test
  void stopsInReverseEachRankAfterTheLastPodOfTheOneBefore() {
    operator.settle();
    operator.want(Specs.at(OLD, "state: Stopped"));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "-clock", "-front", "-api -pdf", "-worker", "-postgresql -redis -rediscache");
    assertThat(cluster.pods()).isEmpty();
    assertThat(operator.plan().step()).isEqualTo(Step.STOPPED);
  }

  @Test
  void startsAgainInOrderWithoutAnotherMigration() {
    operator.settle();
    operator.want(Specs.at(OLD, "state: Stopped"));
    operator.settle();
    operator.want(Specs.at(OLD, ""));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "+postgresql +redis +rediscache", "+worker", "+api +pdf", "+front", "+clock");
  }

  /** KEDA gives pods to what has none: in its hands, a worker could meet the next schema. */
  @Test
  void whatEndsIsTakenOutOfTheHandsOfKedaAndWaitedFor() {
    var scaled = "components: {worker: {autoscaling: {min: 1, max: 3, queueLength: 9}}}\n";
    operator.want(Specs.at(OLD, scaled));
    operator.settle();
    assertThat(cluster.scaled()).containsExactly(Component.WORKER);

    operator.want(Specs.at(NEW, scaled));
    cluster.kedaIsAway(true);
    for (int i = 0; i < 200; i++) {
      assertThat(operator.mustPass().job()).isEmpty();
      step();
    }
    assertThat(operator.plan().waitingFor()).containsExactly(Component.WORKER);

    cluster.kedaIsAway(false);
    for (int i = 0; cluster.runningJob().isEmpty() && i < 200; i++) {
      operator.mustPass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
    assertThat(cluster.jobs()).hasSize(2);
    assertThat(cluster.scaled()).isEmpty();
    assertThat(cluster.podsOf(Component.WORKER)).isEmpty();

    operator.settle();
    assertThat(cluster.scaled()).containsExactly(Component.WORKER);
    operator.want(Specs.at(NEW, scaled + "state: Stopped"));
    assertThat(operator.settle().step()).isEqualTo(Step.STOPPED);
    assertThat(cluster.scaled()).isEmpty();
  }

  /** What KEDA does comes last, so that all else has come to rest when it gives pods again. */
  private void step() {
    var possible = cluster.possible();
    if (!possible.isEmpty()) {
      possible.get(possible.size() - 1).run();
    }
  }

  @Test
  void restartsInOrderAndLeavesStoresAlone() {
    operator.settle();
    operator.want(Specs.at(OLD, "restart: again"));
    assertThat(Trace.until(cluster, operator))
        .containsExactly("~worker", "~api ~pdf", "~front", "~clock");
  }

  @Test
  void restartsOneComponentAlone() {
    operator.settle();
    operator.want(Specs.at(OLD, "components: {front: {restart: again}}"));
    assertThat(Trace.until(cluster, operator)).containsExactly("~front");
  }

  @Test
  void aHopEndsClockAndWorkersBeforeItMigrates() {
    operator.settle();
    operator.want(Specs.at(NEW, ""));
    assertThat(Trace.until(cluster, operator))
        .containsExactly("-clock", "-worker", "job 1.49.0", "+worker", "~api", "~front", "+clock");
  }

  @Test
  void aHopOfAStoppedInstanceWaitsUntilItIsStarted() {
    operator.settle();
    operator.want(Specs.at(OLD, "state: Stopped"));
    operator.settle();
    operator.want(Specs.at(NEW, "state: Stopped"));
    assertThat(Trace.until(cluster, operator)).isEmpty();
    operator.want(Specs.at(NEW, ""));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "+postgresql +redis +rediscache",
            "job 1.49.0",
            "+worker",
            "+api +pdf",
            "+front",
            "+clock");
  }

  @Test
  void noJobStartsForAnInstanceThatIsMadeStopped() {
    operator.want(Specs.at(OLD, "state: Stopped"));
    assertThat(Trace.until(cluster, operator)).isEmpty();
    assertThat(cluster.jobs()).isEmpty();
    assertThat(operator.plan().step()).isEqualTo(Step.STOPPED);
  }

  @Test
  void aStopLetsARunningMigrationEndFirst() {
    passUntilJobRuns();
    operator.want(Specs.at(OLD, "state: Stopped"));
    operator.pass();
    assertThat(cluster.replicas(Component.POSTGRESQL)).hasValue(1);
    assertThat(operator.plan().step()).isEqualTo(Step.STOPPING);
    cluster.endJob(true, "");
    operator.settle();
    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void aFailedMigrationIsKeptAndTriedAgainAfterAGrowingDelay() {
    passUntilJobRuns();
    for (var delay : List.of(30, 60, 120, 240, 480, 600, 600)) {
      cluster.endJob(false, "boom");
      var failed = lastJob();
      operator.pass();
      assertThat(operator.plan().lookAgain())
          .hasValue(cluster.now().plus(Duration.ofSeconds(delay)));
      cluster.pass(Duration.ofSeconds(delay).minus(SECOND));
      operator.pass();
      assertThat(cluster.jobs()).as("it is kept, and it alone").containsExactly(failed);
      cluster.pass(SECOND);
      operator.pass();
      assertThat(cluster.jobs()).as("until the next one has ended too").hasSize(2).contains(failed);
      assertThat(cluster.runningJob()).isPresent();
    }
    assertThat(lastJob().getMetadata().getAnnotations()).containsEntry(Labels.JOB_ATTEMPT, "8");
  }

  @Test
  void aFailedMigrationIsTriedAgainAtOnceWhenItsInputsChange() {
    passUntilJobRuns();
    cluster.endJob(false, "password authentication failed");
    operator.pass();
    assertThat(cluster.runningJob()).isEmpty();
    changeTheRsaKey();
    operator.pass();
    assertThat(cluster.runningJob()).isPresent();
    assertThat(cluster.jobs().get(0).getMetadata().getAnnotations())
        .containsEntry(Labels.JOB_ATTEMPT, "1");
  }

  @Test
  void aClockThatIsAboutToEndIsWaitedForBeforeAnotherOneStarts() {
    operator.settle();
    operator.want(Specs.at("1.48.0", "state: Stopped"));
    operator.mustPass();
    while (cluster.podsOf(Component.CLOCK).stream().noneMatch(ModelPod::isTerminating)) {
      cluster.possible().get(0).run();
    }

    operator.want(Specs.at("1.48.0", ""));

    assertThat(operator.mustPass().target(Component.CLOCK)).isInstanceOf(Target.Zero.class);
    operator.settle();
    assertThat(cluster.podsOf(Component.CLOCK)).hasSize(1);
  }

  @Test
  void aMigrationThatNeverBeganForAMistypedDatabaseIsCancelled() {
    operator.want(Specs.at("1.48.0", database("wrong")));
    passUntilJobIsThere();

    operator.want(Specs.at("1.48.0", database("right")));
    operator.mustPass();

    assertThat(cluster.jobs()).isEmpty();
    operator.settle();
    assertThat(cluster.jobs()).hasSize(1).allMatch(job -> job.getStatus() != null);
  }

  private static String database(String host) {
    return "database: {external: {host: %s, user: lago, passwordSecret: {name: pg, key: p}}}"
        .formatted(host);
  }

  @Test
  void aRunningMigrationIsNeverReplacedWhateverChanges() {
    passUntilJobRuns();
    var uid = uid();
    changeTheRsaKey();
    operator.pass();
    operator.want(Specs.at(NEW, ""));
    operator.pass();
    assertThat(cluster.jobs()).hasSize(1);
    assertThat(uid()).isEqualTo(uid);
  }

  @Test
  void whileAMigrationFailsTheOldApiServesOn() {
    operator.settle();
    operator.want(Specs.at(NEW, "restart: x"));
    passUntilJobRuns();
    cluster.endJob(false, "boom");
    operator.pass();
    assertThat(operator.plan().target(Component.API)).isEqualTo(new Target.Hold());
    assertThat(operator.plan().target(Component.FRONT)).isEqualTo(new Target.Hold());
    assertThat(cluster.podsOf(Component.API))
        .allMatch(p -> p.release().orElseThrow().toString().equals(OLD) && p.isReady());
    assertThat(cluster.podsOf(Component.WORKER)).isEmpty();
    assertThat(cluster.podsOf(Component.CLOCK)).isEmpty();
  }

  @Test
  void whatIsHeldIsNotRenderedAndNotPruned() {
    operator.settle();
    operator.want(Specs.at(OLD, "restart: x"));
    var plan = operator.plan();
    assertThat(plan.target(Component.CLOCK)).isEqualTo(new Target.Hold());
    var desired = operator.desired(plan);
    assertThat(desired.kept()).extracting(Object::toString).contains("Deployment billing-clock");
    assertThat(desired.objects())
        .noneMatch(
            o -> o.getKind().equals("Deployment") && o.getMetadata().getName().endsWith("clock"));
  }

  @Test
  void aComponentThatIsTurnedOffIsRemoved() {
    operator.settle();
    operator.want(Specs.at(OLD, "components: {pdf: {enabled: false}}"));
    assertThat(Trace.until(cluster, operator))
        .containsExactly("~worker", "~api", "~front", "~clock", "xpdf");
    assertThat(cluster.podsOf(Component.PDF)).isEmpty();
  }

  @Test
  void startsWorkersBeforeThoseThatWriteToTheirQueues() {
    operator.want(Specs.at(OLD, BILLING));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "+postgresql +redis +rediscache",
            "job 1.48.0",
            "+billing",
            "+worker",
            "+api +pdf",
            "+front",
            "+clock");
  }

  @Test
  void aNewWorkerIsReadyBeforeAnybodyWritesToItsQueues() {
    operator.settle();
    operator.want(Specs.at(OLD, BILLING));
    operator.pass();
    operator.pass();
    assertThat(cluster.podsOf(Component.BILLING)).isEmpty();
    assertThat(told(Component.WORKER)).isFalse();
    assertThat(Trace.until(cluster, operator)).containsExactly("~worker", "~api", "~clock");
    assertThat(told(Component.WORKER)).isTrue();
  }

  @Test
  void aWorkerIsRemovedOnlyWhenNobodyWritesToItsQueuesAnyMore() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(OLD, ""));
    assertThat(Trace.until(cluster, operator))
        .containsExactly("~worker", "~billing", "~api", "~clock", "job 1.48.0", "xbilling");
  }

  @Test
  void aWorkerThatHasNeverBeenReadyIsRemovedWithoutADrainAndHoldsNothingUp() {
    cluster.refusePodsOf(Component.BILLING, "exceeded quota");
    operator.want(Specs.at(OLD, BILLING));
    for (int i = 0; i < 300; i++) {
      operator.mustPass();
      step();
      cluster.endJob(true, "");
    }
    assertThat(cluster.podsOf(Component.CLOCK)).isEmpty();

    operator.want(Specs.at(OLD, ""));
    untilItRuns();

    assertThat(cluster.replicas(Component.BILLING)).isEmpty();
    assertThat(cluster.jobs()).hasSize(1);
  }

  @Test
  void aWorkerThatBreaksAndIsTurnedOffHoldsNothingUp() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    cluster.refusePodsOf(Component.BILLING, "exceeded quota");
    operator.want(Specs.at(OLD, "restart: again"));
    untilItRuns();
    assertThat(told(Component.CLOCK)).as("all are told that it is off").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BILLING     | components: {billing: {enabled: true}}",
        "MEILISEARCH | integrations: {meilisearch: {url: http://search}}"
      })
  void aNewWorkerThatIsNotReadyInTimeHoldsNothingUpAndIsToldOfWhenItIs(
      Component worker, String spec) {
    cluster.refusePodsOf(worker, "exceeded quota");
    operator.want(Specs.at("1.51.0", spec));
    operator.settle();
    assertThat(cluster.podsOf(Component.CLOCK)).hasSize(1);
    assertThat(writersTo(worker)).isEmpty();

    operator.want(Specs.at("1.51.0", spec + "\nrestart: again"));
    assertThat(Trace.until(cluster, operator))
        .as("it is not waited for once more")
        .containsExactly("~worker", "~api ~%s ~pdf".formatted(worker.label()), "~front", "~clock");

    cluster.allowPodsOf(worker);
    assertThat(Trace.until(cluster, operator)).containsExactly("~worker", "~api", "~clock");
    assertThat(writersTo(worker)).contains(Component.API, Component.WORKER, Component.CLOCK);
  }

  /** Where a worker has been ready, but its Deployment has yet to keep that, it could be lost. */
  @Test
  void nobodyIsToldOfAWorkerBeforeItsDeploymentKeepsThatItHasBeenReady() {
    operator.settle();
    operator.want(Specs.at(OLD, BILLING));
    while (cluster.podsOf(Component.BILLING).stream().noneMatch(ModelPod::isReady)) {
      operator.mustPass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }

    assertThat(operator.mustPass().target(Component.WORKER)).isInstanceOf(Target.Hold.class);

    assertThat(cluster.observed().workload(Component.BILLING))
        .hasValueSatisfying(w -> assertThat(w.served()).isTrue());
    assertThat(operator.mustPass().target(Component.WORKER)).isInstanceOf(Target.Run.class);
  }

  @Test
  void anUpgradeWithAWorkerThatWasNeverReadyDoesNotWaitForIt() {
    cluster.refusePodsOf(Component.BILLING, "exceeded quota");
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(NEW, BILLING));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "-clock",
            "-worker -billing",
            "job 1.49.0",
            "+worker",
            "~api +billing",
            "~front",
            "+clock");
    assertThat(writersTo(Component.BILLING)).isEmpty();
  }

  /** At these releases the jobs of streams have one queue, which nobody else serves. */
  @Test
  void aWorkerThatNobodyCanDoWithoutIsWaitedForHoweverLongItTakes() {
    cluster.refusePodsOf(Component.EVENTS, "exceeded quota");
    operator.want(
        Specs.at(
            "1.40.1", "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:9092']}}"));
    operator.settle();
    assertThat(operator.plan().waitingFor()).containsExactly(Component.EVENTS);
    assertThat(cluster.podsOf(Component.API)).isEmpty();
  }

  private Set<Component> writersTo(Component worker) {
    return cluster.moment().workloads().stream()
        .filter(w -> w.sendsTo().contains(worker) && w.component() != worker)
        .map(Moment.WorkloadSight::component)
        .collect(Collectors.toSet());
  }

  private void untilItRuns() {
    for (int i = 0; i < 500 && operator.mustPass().step() != Step.RUNNING; i++) {
      step();
    }
    assertThat(operator.mustPass().step()).isEqualTo(Step.RUNNING);
  }

  @Test
  void aWorkerIsNotRemovedWhileAPodThatMayWriteToItsQueuesIsEnding() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(OLD, ""));
    for (int i = 0; i < 500; i++) {
      operator.pass();
      var next = cluster.possible().stream().findFirst();
      cluster.runningJob().ifPresent(job -> cluster.endJob(true, ""));
      if (cluster.replicas(Component.BILLING).isEmpty()) {
        assertThat(cluster.pods()).filteredOn(p -> p.component().isRuby()).noneMatch(this::old);
        return;
      }
      next.ifPresent(Runnable::run);
    }
    throw new AssertionError("the worker is never removed");
  }

  @Test
  void aWorkerThatIsAboutToEndComesFirstAgainWhenItIsToStayAfterAll() {
    operator.want(Specs.instanceAt(OLD, BILLING));
    operator.settle();
    operator.want(Specs.instanceAt(OLD, BILLING + "\nstate: Stopped"));
    while (!cluster.replicas(Component.BILLING).equals(Optional.of(0))) {
      operator.mustPass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
    assertThat(cluster.podsOf(Component.BILLING)).allMatch(ModelPod::isReady);

    operator.want(Specs.instanceAt(OLD, BILLING + "\nrestart: again"));
    var plan = operator.mustPass();

    assertThat(plan.target(Component.BILLING)).isInstanceOf(Target.Run.class);
    assertThat(plan.target(Component.WORKER)).isInstanceOf(Target.Hold.class);
  }

  /** A Job that is removed may begin in that very moment. */
  @Test
  void nothingStartsWhileAMigrationIsCalledOff() {
    operator.settle();
    operator.want(Specs.instanceAt(NEW, ""));
    while (operator.mustPass().job().isEmpty()) {
      cluster.possible().get(0).run();
    }

    operator.want(Specs.instanceAt(OLD, ""));
    var plan = operator.mustPass();

    assertThat(plan.cancelled()).hasSize(1);
    assertThat(cluster.replicas(Component.WORKER)).hasValue(0);
    assertThat(operator.settle().step()).isEqualTo(Step.RUNNING);
    assertThat(cluster.jobs()).hasSize(1);
  }

  @Test
  void aRestartBeginsWithTheDefaultWorker() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(OLD, BILLING + "\nrestart: again"));
    assertThat(Trace.until(cluster, operator))
        .containsExactly("~worker", "~billing", "~api ~pdf", "~front", "~clock");
  }

  @Test
  void aHopEndsAWorkerTooThatIsNotAskedForAnyMore() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(NEW, ""));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "-clock",
            "-worker -billing",
            "job 1.49.0",
            "+worker",
            "+billing",
            "~api",
            "~front",
            "+clock",
            "job 1.49.0",
            "xbilling");
  }

  @Test
  void aStopEndsAWorkerTooThatIsNotAskedForAnyMore() {
    operator.want(Specs.at(OLD, BILLING));
    operator.settle();
    operator.want(Specs.at(OLD, "state: Stopped"));
    assertThat(Trace.until(cluster, operator))
        .containsExactly(
            "-clock",
            "-front",
            "-api -pdf",
            "-billing",
            "-worker",
            "-postgresql -redis -rediscache");

    operator.want(Specs.at(OLD, ""));
    assertThat(Trace.until(cluster, operator))
        .as("it is the memory of jobs that may have been left behind")
        .containsSubsequence("+worker", "+billing", "+api +pdf", "job 1.48.0", "xbilling");
  }

  @Test
  void aHopEndsWhatIsNotConfiguredAnyMoreToo() {
    var billing =
        "components: {billing: {enabled: %s, env: [{name: X, secret: {name: s, key: k}}]}}";
    operator.want(
        Specs.at(
            OLD,
            "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:9092']}}\n"
                + billing.formatted(true)));
    operator.settle();
    operator.want(Specs.at(NEW, billing.formatted(false)));
    assertThat(Trace.until(cluster, operator))
        .contains("-worker -billing -eventsconsumer -eventsprocessor")
        .endsWith("xeventsconsumer xeventsprocessor", "job 1.49.0", "xbilling");
  }

  private boolean told(Component component) {
    return Serialization.asYaml(cluster.applied(component).orElseThrow())
        .contains("SIDEKIQ_BILLING");
  }

  private boolean old(ModelPod pod) {
    return pod.component() != Component.BILLING
        && !pod.revision().equals(operator.revisions().of(pod.component()));
  }

  @Test
  void anotherDatabaseIsTurnedToOnlyWhileStopped() {
    var other = "database: {external: {host: h, user: u, passwordSecret: {name: pg, key: p}}}";
    operator.settle();
    operator.want(Specs.at(OLD, other));
    assertThat(operator.refusals())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.STORES_SWITCHED);

    operator.want(Specs.at(OLD, other + "\nstate: Stopped"));
    operator.settle();
    operator.want(Specs.at(OLD, other));
    assertThat(Trace.until(cluster, operator).stream().filter(s -> s.startsWith("job")))
        .containsExactly("job 1.48.0");
    assertThat(cluster.jobs()).hasSize(2);
  }

  @Test
  void anotherVolumeForFilesIsTurnedToOnlyWhileStopped() {
    var volume = "storage: {volume: {existingClaim: %s, accessMode: ReadWriteMany}}";
    for (var before : List.of("", volume.formatted("one"))) {
      var lago = new ModelOperator(new ModelCluster(), Specs.instanceAt(OLD, before));
      lago.settle();

      lago.want(Specs.instanceAt(OLD, volume.formatted("other")));

      assertThat(lago.refusals())
          .extracting(Problem::kind)
          .containsExactly(Problem.Kind.STORES_SWITCHED);
    }
  }

  @Test
  void aScaledComponentIsScaledAtOnceWithoutARoll() {
    operator.settle();
    operator.want(Specs.at(OLD, "components: {api: {replicas: 3}, worker: {replicas: 2}}"));
    operator.settle();
    assertThat(cluster.podsOf(Component.API)).hasSize(3);
    assertThat(cluster.podsOf(Component.WORKER)).hasSize(2);
  }

  @Test
  void aComponentOfNoPodsHoldsNothingUp() {
    operator.want(Specs.at(OLD, "components: {front: {replicas: 0}}"));
    operator.settle();
    assertThat(operator.plan().step()).isEqualTo(Step.RUNNING);
    assertThat(cluster.podsOf(Component.CLOCK)).hasSize(1);
  }

  @Test
  void atRestNothingIsHeldAndTheNextPassPlansTheSame() {
    operator.settle();
    var settled = operator.plan();
    assertThat(Stream.of(Component.values()).map(settled::target))
        .noneMatch(Target.Hold.class::isInstance);
    assertThat(operator.pass()).hasValue(settled);
    assertThat(cluster.possible()).isEmpty();
  }

  private Job lastJob() {
    return cluster.jobs().get(cluster.jobs().size() - 1);
  }

  private String uid() {
    return cluster.jobs().get(0).getMetadata().getUid();
  }

  private void passUntilJobIsThere() {
    for (int i = 0; i < 200 && cluster.runningJob().isEmpty(); i++) {
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
      operator.pass();
    }
    assertThat(cluster.runningJob()).isPresent();
  }

  private void passUntilJobRuns() {
    passUntilJobIsThere();
    cluster.beginJob();
  }

  private void changeTheRsaKey() {
    var instance = operator.wanted().instance();
    operator.want(
        new ModelOperator.Wanted(
            instance, FakeInputs.with(instance, instance.keys().rsaPrivateKey(), "another")));
  }
}
