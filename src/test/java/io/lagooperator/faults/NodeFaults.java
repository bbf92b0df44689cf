package io.lagooperator.faults;

import io.lagooperator.status.Reason;
import java.time.Duration;
import java.util.stream.Stream;

/** Nodes that do not answer, and pods that do not end. */
final class NodeFaults {
  private NodeFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        lost("clock", Reason.ClockNodeLost, "the clock may still tick there").before(Scene::run),
        lost("redis", Reason.NodeLost, "its data may still be in use there")
            .before(scene -> scene.run("redis: {bundled: {}}")),
        lost("worker", Reason.Starting, "Kubernetes replaces the pod in a few minutes")
            .says("Starting: waiting for worker", "of pod billing-worker-", "does not answer")
            .with(Effect.DELAYS)
            .before(Scene::run),
        Fault.of("the node of the migration is lost", Reason.NodeLost)
            .saysWithNextStep("of pod billing-migrate-1-51-0-", "the Job may still run there")
            .before(
                scene -> {
                  scene.stages().jobHangs("migrate");
                  scene.begin();
                  scene.kubelets().await("migrate", Kubelets::isRunning);
                })
            .when(scene -> scene.kubelets().ready("migrate", false))
            .untilCuredBy(
                scene -> {
                  scene.kubelets().ready("migrate", true);
                  scene.kubelets().recover("migrate");
                }),
        Fault.of("a pod does not end", Reason.PodNotEnding)
            .saysWithNextStep("Pod billing-clock-", "and its end is waited for")
            .before(scene -> scene.run(Hurry.LINE))
            .when(
                scene -> {
                  scene.stages().slowStop("clock", Duration.ofHours(1));
                  // Another clock that is ready would end what is to be seen.
                  scene.stages().slowReady("clock", Duration.ofHours(1));
                  scene.client().pods().resource(scene.kubelets().of("clock").get(0)).delete();
                })
            .untilCuredBy(scene -> scene.kubelets().recover("clock")));
  }

  private static Fault lost(String component, Reason reason, String effect) {
    return Fault.of("the node of the " + component + " is lost", reason)
        .saysWithNextStep("of pod billing-" + component + "-", "does not answer", effect)
        .when(scene -> scene.kubelets().ready(component, false))
        .untilCuredBy(scene -> scene.kubelets().ready(component, true));
  }
}
