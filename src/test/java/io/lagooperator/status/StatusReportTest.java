package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.PastUpgrade;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Workload;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.Trouble;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.status.Outcome.Failure;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.ModelPod;
import io.lagooperator.testing.Patched;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReportTest {
  private static final List<String> TYPES =
      List.of(
          "Ready",
          "Reconciling",
          "Stalled",
          "KeysReady",
          "DataReady",
          "Migrated",
          "Exposed",
          "Degraded");

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at("1.48.0", ""));

  @Test
  void whenAllRunsItSaysSo() {
    operator.settle();
    var status = report();
    assertThat(status.state()).isEqualTo("Running");
    assertThat(status.running()).isTrue();
    assertThat(status.ready()).isEqualTo("8/8");
    assertThat(status.version()).isEqualTo("1.48.0");
    assertThat(status.schemaVersion()).isEqualTo("1.48.0");
    assertThat(status.message()).isEqualTo("All 8 services are running.");
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.upgrade()).isNull();
    assertThat(services(status))
        .extracting(ServiceStatus::name)
        .containsExactly(
            "api", "worker", "clock", "front", "pdf", "postgresql", "redis", "rediscache");
    assertThat(services(status)).allMatch(s -> "Running".equals(s.state()) && s.message() == null);
    assertThat(condition(status, "Exposed").getReason()).isEqualTo("NotAsked");
    assertThat(states(status))
        .isEqualTo(
            "Ready=True Reconciling=False Stalled=False KeysReady=True DataReady=True"
                + " Migrated=True Exposed=False Degraded=False");
  }

  @Test
  void moreConnectionsThanTheServerAllowsAreAWarningAndNoFault() {
    operator.want(Specs.at("1.48.0", "database: {bundled: {}, maxConnections: 39}"));
    operator.settle();
    var status = report();
    assertThat(Objects.requireNonNull(status.connections()))
        .isEqualTo(new LagoInstanceStatus.Connections(40, 39));
    assertThat(status.message())
        .isEqualTo(
            "All 8 services are running. They may open 40 database connections, but"
                + " database.maxConnections is 39: raise it at the server, or lower replicas,"
                + " concurrency or database.pool.");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Degraded").getStatus()).isEqualTo("False");
  }

  @Test
  void whenAllIsStoppedAsAskedItIsReady() {
    operator.settle();
    operator.want(Specs.at("1.48.0", "state: Stopped"));
    operator.settle();
    var status = report();
    assertThat(status.state()).isEqualTo("Stopped");
    assertThat(status.running()).isFalse();
    assertThat(status.ready()).isEqualTo("8/8");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("Stopped");
  }

  @Test
  void aWorkerThatDrainsIsPendingWorkAlthoughAllThatIsAskedForRuns() {
    operator.want(Specs.at("1.48.0", "components: {events: {enabled: true}}"));
    operator.settle();
    operator.want(Specs.at("1.48.0", ""));
    untilTheJobRuns();
    var draining = report();
    assertThat(draining.state()).isEqualTo("Running");
    assertThat(states(draining)).startsWith("Ready=True Reconciling=True Stalled=False");
    assertThat(condition(draining, "Reconciling").getMessage())
        .startsWith("Worker events is turned off, and goes on until its queues are empty");

    operator.want(Specs.at("1.48.0", "state: Stopped"));
    operator.settle();
    assertThat(states(report())).startsWith("Ready=True Reconciling=False");

    operator.want(Specs.at("1.48.0", ""));
    operator.settle();
    assertThat(states(report())).startsWith("Ready=True Reconciling=False");
  }

  @Test
  void anOrganizationThatCouldNotBeMadeIsNoFaultOfAStoppedInstance() {
    var organization = "organization: {name: Example, email: a@example.com}";
    operator.want(Specs.at("1.48.0", organization));
    untilTheJobRuns();
    cluster.endJob(true, "");
    untilTheJobRuns();
    cluster.endJob(false, "no such plan");
    assertThat(report().message()).contains("The first organization could not be made");
    operator.want(Specs.at("1.48.0", organization + "\nstate: Stopped"));
    operator.settle();
    assertThat(report().message()).doesNotContain("organization");
    assertThat(condition(report(), "Ready").getReason()).isEqualTo("Stopped");
  }

  @Test
  void atEachStepOfTheWayUpItSaysWhatIsWaitedFor() {
    operator.pass();
    assertThat(report().message())
        .isEqualTo("Starting the data stores: waiting for postgresql, redis, rediscache.");
    untilTheJobRuns();
    assertThat(report().message()).isEqualTo("Migrating the database to 1.48.0.");
    cluster.endJob(true, "");
    operator.pass();
    assertThat(report().message()).isEqualTo("Starting: waiting for worker.");
  }

  @Test
  void aStopNamesTheJobThatItWaitsFor() {
    untilTheJobRuns();
    cluster.beginJob();
    operator.want(Specs.at("1.48.0", "state: Stopped"));
    operator.pass();

    var job = cluster.jobAtWork().orElseThrow().getMetadata().getName();
    assertThat(report().message()).isEqualTo("Stopping: waiting for Job " + job + ".");
  }

  @Test
  void aHopShowsItsWay() {
    operator.settle();
    operator.want(Specs.at("1.49.0", ""));
    operator.pass();
    var upgrade = Objects.requireNonNull(report().upgrade());
    assertThat(upgrade.from()).isEqualTo("1.48.0");
    assertThat(upgrade.to()).isEqualTo("1.49.0");
    assertThat(upgrade.step()).isEqualTo("StoppingOldRelease");
    untilTheJobRuns();
    assertThat(Objects.requireNonNull(report().upgrade()).step()).isEqualTo("Migrating");
    assertThat(report().version()).isEqualTo("1.48.0");
    operator.settle();
    var past = Objects.requireNonNull(report().upgrade());
    assertThat(past.to()).isNull();
    assertThat(Objects.requireNonNull(past.history()))
        .extracting(PastUpgrade::from, PastUpgrade::to, PastUpgrade::result)
        .containsExactly(tuple("1.48.0", "1.49.0", "Succeeded"));
    assertThat(report().version()).isEqualTo("1.49.0");
  }

  @Test
  void everyStatusHasEveryConditionAndIsNeverReadyWhileWorkIsPending() {
    var random = new Random(1);
    var wishes =
        List.of(
            Specs.instanceAt("1.48.0", ""),
            Specs.instanceAt("1.48.0", "restart: a"),
            Specs.instanceAt("1.48.0", "state: Stopped"),
            Specs.instanceAt("1.48.0", "components: {api: {replicas: 3}}"),
            Specs.instanceAt("1.48.0", "components: {api: {autoscaling: {min: 2, max: 4}}}"));
    var ready = 0;
    for (int i = 0; i < 800; i++) {
      if (random.nextInt(25) == 0) {
        operator.want(wishes.get(random.nextInt(wishes.size())));
      }
      var status = passAndReport();
      followsKstatus(status);
      if ("True".equals(condition(status, "Ready").getStatus())) {
        assertThat(lacks()).as("what is not as the spec says, although it is Ready").isEmpty();
        ready++;
      }
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        possible.get(random.nextInt(possible.size())).run();
      } else {
        cluster.endJob(random.nextBoolean(), "boom");
        cluster.pass(Duration.ofMinutes(10));
      }
    }
    assertThat(ready).as("times that it was ready").isGreaterThan(20);
  }

  /** As the operator does it: status speaks of what was seen before anything was written. */
  private LagoInstanceStatus passAndReport() {
    var seen = cluster.observed();
    var situation = operator.situation(seen, Outcome.CLEAN);
    operator.pass();
    return StatusReport.of(situation, List.of());
  }

  /** Judged by the pods themselves, and not by anything that the operator thinks of them. */
  private List<String> lacks() {
    var instance = operator.wanted().instance();
    if (instance.state() == RunState.Stopped) {
      return cluster.pods().stream().map(ModelPod::toString).toList();
    }
    return instance.components().stream()
        .filter(component -> !isAsAsked(component, instance.workload(component)))
        .map(c -> c.label() + ": " + cluster.podsOf(c) + " of " + cluster.replicas(c))
        .toList();
  }

  private boolean isAsAsked(Component component, Workload asked) {
    var pods = cluster.podsOf(component).stream().filter(pod -> !pod.isTerminating()).toList();
    var number = cluster.replicas(component).orElse(0);
    var revision = operator.revisions().of(component);
    var rightNumber =
        asked
            .autoscaling()
            .map(bounds -> bounds.min() <= number && number <= bounds.max())
            .orElse(asked.replicas() == number);
    return rightNumber
        && pods.size() == number
        && pods.stream().allMatch(pod -> pod.revision().equals(revision))
        && pods.stream().filter(ModelPod::isReady).count() == number;
  }

  @Test
  void aPodMayBeAwayOnceAllWereThereAndNotBefore() {
    operator.want(Specs.at("1.48.0", "components: {api: {replicas: 2}}"));
    operator.settle();
    var whole = report();
    var oneAway = withReadyPods(cluster.observed(), 1);
    assertThat(states(report(oneAway, List.of()))).contains("Ready=False");
    assertThat(report(oneAway, List.of()).message()).isEqualTo("Starting: waiting for api.");
    assertThat(states(report(oneAway, conditions(whole)))).contains("Ready=True");
    var changed =
        conditions(whole).stream().map(c -> c.edit().withObservedGeneration(0L).build()).toList();
    assertThat(states(report(oneAway, changed))).contains("Ready=False");
  }

  private static void followsKstatus(LagoInstanceStatus status) {
    assertThat(conditions(status)).extracting(Condition::getType).isEqualTo(TYPES);
    assertThat(conditions(status))
        .allMatch(c -> c.getReason().matches("[A-Za-z]+") && !c.getMessage().isEmpty())
        .allMatch(c -> c.getLastTransitionTime() != null && c.getObservedGeneration() == 1);
    var on =
        List.of("Ready", "Reconciling", "Stalled").stream()
            .filter(type -> condition(status, type).getStatus().equals("True"))
            .toList();
    assertThat(on).as("one of three").hasSize(1);
    assertThat(status.running()).isEqualTo("Running".equals(status.state()));
  }

  @Test
  void aConditionKeepsItsTimeWhileItsStatusStays() {
    operator.pass();
    var first = report();
    cluster.pass(Duration.ofMinutes(1));
    untilTheJobRuns();
    var second = report(conditions(first));
    assertThat(condition(second, "Ready").getReason())
        .isNotEqualTo(condition(first, "Ready").getReason());
    assertThat(condition(second, "Ready").getLastTransitionTime())
        .isEqualTo(condition(first, "Ready").getLastTransitionTime());
    operator.settle();
    var third = report(conditions(second));
    assertThat(condition(third, "Ready").getLastTransitionTime()).isEqualTo("2026-01-01T00:01:00Z");
  }

  @Test
  void equalFactsMakeEqualStatusesHoweverMuchTimePasses() {
    operator.settle();
    var first = report();
    cluster.pass(Duration.ofHours(5));
    assertThat(report(conditions(first))).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boom | MigrationFailed | Job billing-migrate-1-48-0-",
        "LAGO-OPERATOR Behind 1.9.0\\nby the releases in between | DatabaseBehind | by the releases",
        "LAGO-OPERATOR Ahead 1.51.0\\nnever goes back | DatabaseAhead | never goes back",
        "LAGO-OPERATOR OtherKeys -\\nPut the keys back | DatabaseOfOtherKeys | Put the keys back",
        "LAGO-OPERATOR OtherOwner -\\nbelongs to x | DatabaseOfOtherOwner | belongs to x",
        "LAGO-OPERATOR UnknownSchema -\\nset from | DatabaseUnknown | set from",
        "LAGO-OPERATOR Unreachable -\\nno route | DatabaseUnreachable | no route"
      })
  void aFailedMigrationSaysWhatTheDatabaseSaid(String words, String reason, String sentence) {
    untilTheJobRuns();
    cluster.endJob(false, words.replace("\\n", "\n"));
    operator.pass();
    var status = report();
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getReason()).isEqualTo(reason);
    assertThat(condition(status, "Migrated").getReason()).isEqualTo(reason);
    assertThat(status.message()).contains(sentence);
  }

  @Test
  void aFailedMigrationNamesCauseObjectAndNextStepWithoutSecrets() {
    untilTheJobRuns();
    cluster.endJob(false, "could not connect to postgresql://lago:hidden@db/lago");
    operator.pass();
    assertThat(report().message())
        .startsWith("The migration to release 1.48.0 failed (Job billing-migrate-1-48-0-")
        .contains("attempt 1")
        .contains("postgresql://***@db/lago")
        .endsWith(Reason.MigrationFailed.nextStep());
  }

  @Test
  void aCrashLoopNamesPodExitCodeAndLastWords() {
    assertTrouble(
        new Trouble.CrashLoop("api", 137, "password=hidden is wrong"),
        Reason.CrashLooping,
        "Container api of pod api-x ends again and again, last with exit code 137: password=***"
            + " is wrong.");
  }

  @Test
  void anImageThatCannotBePulledIsNamed() {
    assertTrouble(
        new Trouble.ImagePull("getlago/api:v9", "not found"),
        Reason.ImagePullFailed,
        "Image getlago/api:v9 of pod api-x cannot be pulled: not found.");
  }

  @Test
  void aContainerThatCannotStartIsNamed() {
    assertTrouble(
        new Trouble.CannotStart("api", "secret \"x\" not found"),
        Reason.ContainerCannotStart,
        "Container api of pod api-x cannot start: secret \"x\" not found.");
  }

  @Test
  void aPodWithoutNodeIsAFaultOnlyAfterAWhile() {
    var waiting = new Trouble.Unschedulable("0/3 nodes: too little memory.", cluster.now());
    operator.settle();
    var patient = service(reportWith(waiting), "api");
    assertThat(patient.state()).isNotEqualTo("Unknown");
    cluster.pass(Duration.ofMinutes(3));
    assertTrouble(
        waiting, Reason.Unschedulable, "Pod api-x finds no node: 0/3 nodes: too little memory.");
  }

  private void assertTrouble(Trouble trouble, Reason reason, String sentence) {
    operator.settle();
    var status = reportWith(trouble);
    var expected = sentence + " " + reason.nextStep();
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(status.message()).isEqualTo(expected);
    assertThat(service(status, "api").reason()).isEqualTo(reason.name());
    assertThat(service(status, "api").message()).isEqualTo(expected);
    assertThat(condition(status, "Degraded").getReason()).isEqualTo(reason.name());
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
  }

  @Test
  void anObjectOfSomebodyElseIsNamedAndLeftAlone() {
    operator.settle();
    var status =
        report(
            operator.wanted().instance(),
            cluster.observed(),
            List.of(),
            new Outcome(
                Map.of("Deployment billing-api", new Failure.Foreign("Deployment billing-api"))));
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(service(status, "api").reason()).isEqualTo("ObjectForeign");
    assertThat(status.message())
        .isEqualTo(
            "Deployment billing-api exists and does not belong to this instance; it is left alone. "
                + Reason.ObjectForeign.nextStep());
  }

  @Test
  void anObjectThatTheServerRefusesIsNamedWithItsReason() {
    operator.settle();
    var status =
        report(
            operator.wanted().instance(),
            cluster.observed(),
            List.of(),
            new Outcome(
                Map.of(
                    "billing", new Failure.Refused("Ingress billing", "exceeded quota: routes"))));
    assertThat(status.message())
        .startsWith("Ingress billing was refused by the API server: exceeded quota: routes. ");
  }

  @Test
  void aRouteIsNamedOnceItIsThere() {
    operator.want(Specs.at("1.48.0", "ingress: {}"));
    operator.settle();
    assertThat(condition(report(), "Exposed").getMessage())
        .isEqualTo("Ingress billing routes https://billing.example.com.");
  }

  @Test
  void eachReasonThatSomebodyCanDoSomethingAboutHasANextStep() {
    var named = EnumSet.range(Reason.Paused, Reason.ProgressDeadlineExceeded);
    assertThat(named).allMatch(reason -> reason.nextStep().endsWith("."));
    assertThat(EnumSet.complementOf(named)).allMatch(reason -> reason.nextStep().isEmpty());
  }

  @Test
  void aStatusReadsAsItWasWrittenOrItWouldBeWrittenForEver() {
    for (var spec : List.of("", Patched.component("api", "metadata: {labels: {a: b}}"))) {
      operator.want(Specs.instance(spec));
      operator.settle();
      assertThat(Serialization.clone(report())).isEqualTo(report());
    }
  }

  @Test
  void aChangedReasonIsATransitionUnlessItOnlySaysWhatIsOnTheWay() {
    operator.pass();
    var first = conditions(report());
    assertThat(Transition.between(List.of(), first)).isEmpty();
    untilTheJobRuns();
    var second = conditions(report());
    assertThat(Transition.between(first, second).map(Transition::bad)).hasValue(false);
    assertThat(Transition.between(second, second)).isEmpty();
    cluster.endJob(false, "boom");
    assertThat(Transition.between(second, conditions(report())).map(Transition::bad))
        .hasValue(true);
  }

  private void untilTheJobRuns() {
    for (int i = 0; i < 200 && cluster.runningJob().isEmpty(); i++) {
      operator.pass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
  }

  private LagoInstanceStatus reportWith(Trouble trouble) {
    var observed = cluster.observed();
    var pods = new EnumMap<>(observed.pods());
    pods.put(
        Component.API,
        List.of(
            new PodFacts(
                "api-x",
                Optional.empty(),
                "node-1",
                false,
                Optional.empty(),
                true,
                3,
                Optional.of(trouble),
                "")));
    return report(withReadyPods(with(observed, pods), 0), List.of());
  }

  private static Observed with(Observed observed, Map<Component, List<PodFacts>> pods) {
    return new Observed(
        observed.now(),
        observed.workloads(),
        pods,
        observed.jobs(),
        observed.jobPods(),
        observed.claims(),
        observed.routes());
  }

  private static Observed withReadyPods(Observed observed, int ready) {
    var workloads = new EnumMap<>(observed.workloads());
    workloads.compute(Component.API, (component, facts) -> withReadyPods(facts, ready));
    return new Observed(
        observed.now(),
        workloads,
        observed.pods(),
        observed.jobs(),
        observed.jobPods(),
        observed.claims(),
        observed.routes());
  }

  private static WorkloadFacts withReadyPods(@Nullable WorkloadFacts facts, int ready) {
    var f = Objects.requireNonNull(facts);
    return new WorkloadFacts(
        f.release(),
        f.revision(),
        f.stores(),
        f.connections(),
        f.served(),
        f.replicas(),
        f.replicasOwnedElsewhere(),
        f.raised(),
        f.seenByController(),
        f.total(),
        f.updated(),
        ready,
        f.deadlineExceeded(),
        f.made(),
        f.changed(),
        f.refusal());
  }

  private LagoInstanceStatus report() {
    return report(List.of());
  }

  private LagoInstanceStatus report(List<Condition> before) {
    return report(cluster.observed(), before);
  }

  private LagoInstanceStatus report(Observed observed, List<Condition> before) {
    return StatusReport.of(operator.situation(observed, Outcome.CLEAN), before);
  }

  private LagoInstanceStatus report(
      Instance instance, Observed observed, List<Condition> before, Outcome outcome) {
    var now = operator.situation(observed, outcome);
    return StatusReport.of(
        new Situation(instance, now.course(), observed, now.revisions(), now.plan(), outcome),
        before);
  }

  private static List<Condition> conditions(LagoInstanceStatus status) {
    return Objects.requireNonNull(status.conditions());
  }

  private static Condition condition(LagoInstanceStatus status, String type) {
    return conditions(status).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static String states(LagoInstanceStatus status) {
    return String.join(
        " ", conditions(status).stream().map(c -> c.getType() + "=" + c.getStatus()).toList());
  }

  private static List<ServiceStatus> services(LagoInstanceStatus status) {
    return Objects.requireNonNull(status.services());
  }

  private static ServiceStatus service(LagoInstanceStatus status, String name) {
    return services(status).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
