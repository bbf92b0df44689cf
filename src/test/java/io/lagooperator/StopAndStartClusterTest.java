package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Pods;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stopping, starting and restarting, judged on every state that pods go through. */
@WithOperator
class StopAndStartClusterTest {
  private static final List<String> UP = List.of("worker", "api", "front", "clock");
  private static final List<String> DOWN = List.of("clock", "front", "api", "worker", "postgresql");

  @Test
  void stoppingGoesTheOtherWayRoundAndLeavesNoPod(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");

    try (var recorder = namespace.record(Pod.class)) {
      lagos.applyMinimal("state: Stopped");
      var lago = lagos.awaitState("billing", "Stopped");

      assertThat(lago.getStatus().running()).isFalse();
      assertThat(Lagos.ready(lago).getStatus()).isEqualTo("True");
      assertThat(Lagos.ready(lago).getReason()).isEqualTo("Stopped");
      var events = recorder.upToNow(Patience.LIMIT);
      for (var step = 1; step < DOWN.size(); step++) {
        assertThat(Pods.lastGone(events, DOWN.get(step)))
            .as("%s goes after %s", DOWN.get(step), DOWN.get(step - 1))
            .isGreaterThan(Pods.lastGone(events, DOWN.get(step - 1)));
      }
      assertThat(namespace.client().pods().list().getItems())
          .allMatch(pod -> "Succeeded".equals(pod.getStatus().getPhase()));
    }
  }

  @Test
  void aStoppedInstanceStartsInOrderAgainWithoutAnotherMigration(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    lagos.applyMinimal("state: Stopped");
    lagos.awaitState("billing", "Stopped");

    try (var recorder = namespace.record(Pod.class)) {
      lagos.applyExample("minimal");
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      for (var step = 1; step < UP.size(); step++) {
        assertThat(Pods.firstOf(events, UP.get(step)))
            .isGreaterThan(Pods.firstOf(events, UP.get(step - 1)));
      }
    }
    assertThat(namespace.client().resources(Job.class).list().getItems()).hasSize(1);
  }

  @Test
  void anInstanceThatIsMadeStoppedRunsNothing(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal("state: Stopped");

    lagos.awaitState("billing", "Stopped");

    assertThat(namespace.client().pods().list().getItems()).isEmpty();
    assertThat(namespace.client().resources(Job.class).list().getItems()).isEmpty();
  }

  @Test
  void aNewRestartTokenReplacesEveryPodOfLagoInOrder(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    namespace.stages().slowStop("clock", Duration.ofSeconds(1));

    try (var recorder = namespace.record(Pod.class)) {
      lagos.applyMinimal("restart: again");
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      for (var step = 1; step < UP.size(); step++) {
        assertThat(Pods.lastGone(events, UP.get(step)))
            .isGreaterThan(Pods.lastGone(events, UP.get(step - 1)));
      }
      Pods.atEachMoment(
          events,
          (version, pods) ->
              assertThat(pods.values())
                  .as("clocks at %d", version)
                  .filteredOn(pod -> Pods.isOf(pod, "clock"))
                  .hasSizeLessThanOrEqualTo(1));
    }
  }

  @Test
  void oneComponentCanBeRestartedAlone(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    var before = podNames(namespace);

    try (var recorder = namespace.record(Pod.class)) {
      lagos.applyMinimal("components: {front: {restart: again}}");

      recorder.awaitEvent(e -> e.action() == Action.DELETED && isFront(e.name()), Patience.LIMIT);
    }

    assertThat(podNames(namespace).stream().filter(p -> !isFront(p)))
        .containsExactlyInAnyOrderElementsOf(before.stream().filter(p -> !isFront(p)).toList());
  }

  private static boolean isFront(String pod) {
    return pod.startsWith("billing-front-");
  }

  private static List<String> podNames(TestNamespace namespace) {
    return namespace.client().pods().list().getItems().stream()
        .map(pod -> pod.getMetadata().getName())
        .toList();
  }
}
