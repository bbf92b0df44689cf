package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Component;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods that are lost with their node, that do not end, or that are not made at all. */
class PodsInTroubleTest {
  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at("1.48.0", ""));

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "REDIS"})
  void aStoreOnALostNodeIsNotReplacedByKubernetesAndSaysSo(Component store) {
    operator.settle();
    cluster.loseNodeOf(store);

    var status = report();

    assertStalled(status, "NodeLost");
    assertThat(status.message())
        .startsWith("Node node-1 of pod " + store.label())
        .contains("Kubernetes does not replace the pod by itself")
        .endsWith("if it is gone for good, delete its Node object.");
  }

  @Test
  void aClockOnALostNodeSaysThatNoSecondOneIsStarted() {
    operator.settle();
    cluster.loseNodeOf(Component.CLOCK);

    assertStalled(report(), "ClockNodeLost");
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "WORKER", "FRONT", "PDF", "REDIS_CACHE"})
  void whatKubernetesReplacesByItselfIsWaitedFor(Component component) {
    operator.settle();
    cluster.loseNodeOf(component);

    var status = report();

    assertThat(ready(status).getStatus()).isEqualTo("False");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("False");
    assertThat(status.message()).contains("Kubernetes replaces the pod in a few minutes");
  }

  @Test
  void anEndingPodOnALostNodeHoldsUpAnUpgradeAndSaysSo() {
    operator.settle();
    cluster.loseNodeOf(Component.WORKER);
    operator.want(Specs.at("1.49.0", ""));
    untilNothingMoves();

    var status = report();

    assertStalled(status, "NodeLost");
    assertThat(status.message())
        .startsWith("Node node-1 of pod worker-")
        .contains("the end of the pod is waited for");
  }

  @Test
  void anEndingPodOnALostNodeHoldsUpAStopAndSaysSo() {
    operator.settle();
    cluster.loseNodeOf(Component.API);
    operator.want(Specs.at("1.48.0", "state: Stopped"));
    untilNothingMoves();

    assertStalled(report(), "NodeLost");
  }

  @Test
  void podsThatAQuotaForbidsAreReportedInTheServersWords() {
    cluster.refusePodsOf(Component.WORKER, "pods \"x\" is forbidden: exceeded quota: small");
    untilNothingMoves();
    cluster.endJob(true, "");
    untilNothingMoves();
    assertThat(condition(report(), "Stalled").getStatus()).as("it may pass").isEqualTo("False");
    cluster.pass(Duration.ofSeconds(11));

    var status = report();

    assertStalled(status, "PodsRefused");
    assertThat(status.message())
        .isEqualTo(
            "Pods of Deployment billing-worker are refused: pods \"x\" is forbidden: exceeded"
                + " quota: small. "
                + Reason.PodsRefused.nextStep());
  }

  @Test
  void aNewWorkerThatIsNotReadyInTimeIsNamedWhileAllOthersRun() {
    cluster.refusePodsOf(Component.EVENTS, "exceeded quota: small");
    operator.want(Specs.at("1.48.0", "components: {events: {enabled: true}}"));
    operator.settle();

    var status = report();

    assertStalled(status, "PodsRefused");
    assertThat(status.message()).startsWith("Pods of Deployment billing-events are refused");
    assertThat(status.ready()).isEqualTo("8/9");
  }

  /** Kubernetes does not look at the deadline of a Deployment that comes back from zero. */
  @Test
  void aWorkerThatWasNotReadyBeforeAStopIsNamedAfterItToo() {
    var events = "components: {events: {enabled: true}}";
    cluster.refusePodsOf(Component.EVENTS, "exceeded quota: small");
    operator.want(Specs.at("1.48.0", events));
    operator.settle();
    operator.want(Specs.at("1.48.0", events + "\nstate: Stopped"));
    operator.settle();
    cluster.allowPodsOf(Component.EVENTS);
    operator.want(Specs.at("1.48.0", events));
    while (cluster.podsOf(Component.EVENTS).isEmpty()) {
      operator.mustPass();
      cluster.possible().get(0).run();
    }
    assertThat(report().message()).as("it has only just begun").startsWith("Starting");
    cluster.pass(WorkloadFacts.PATIENCE);

    var status = report();

    assertStalled(status, "ProgressDeadlineExceeded");
    assertThat(status.message())
        .startsWith("Deployment billing-events has not become ready in time.");
  }

  @Test
  void aStoreWithoutAPodNamesTheCommandThatTellsWhy() {
    cluster.refusePodsOf(Component.POSTGRESQL, "");
    untilNothingMoves();
    assertThat(condition(report(), "Stalled").getStatus()).as("it may come").isEqualTo("False");
    assertThat(situation().lookAgain()).hasValue(cluster.now().plusSeconds(31));
    cluster.pass(Duration.ofSeconds(31));

    var status = report();

    assertStalled(status, "PodsRefused");
    assertThat(status.message())
        .startsWith("StatefulSet billing-postgresql should have a pod and has none:")
        .contains("kubectl -n lago describe statefulset billing-postgresql says why");
  }

  @Test
  void aJobWithoutAPodNamesTheCommandThatTellsWhy() {
    cluster.refusePodsOfJobs();
    untilNothingMoves();
    assertThat(condition(report(), "Stalled").getStatus()).as("it may come").isEqualTo("False");
    cluster.pass(Duration.ofSeconds(31));

    var status = report();

    assertStalled(status, "PodsRefused");
    assertThat(status.message())
        .startsWith("Job billing-migrate-1-48-0-")
        .contains("kubectl -n lago describe job billing-migrate-1-48-0-");
  }

  private void untilNothingMoves() {
    for (int i = 0; i < 300; i++) {
      operator.pass();
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        possible.get(i % possible.size()).run();
      }
    }
  }

  private static void assertStalled(LagoInstanceStatus status, String reason) {
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(ready(status).getReason()).isEqualTo(reason);
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Degraded").getReason()).isEqualTo(reason);
  }

  private LagoInstanceStatus report() {
    return StatusReport.of(situation(), List.of());
  }

  private Situation situation() {
    return operator.situation(Outcome.CLEAN);
  }

  private static Condition ready(LagoInstanceStatus status) {
    return condition(status, "Ready");
  }

  private static Condition condition(LagoInstanceStatus status, String type) {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
