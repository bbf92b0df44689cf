package io.lagooperator.faults;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.status.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Pods that do not start, or do not stay. */
final class PodFaults {
  private static final String SELECTOR = "lago-operator.io/disk";

  private PodFaults() {}

  static Stream<Fault> all() {
    return Stream.of(images(), crashes(), starts()).flatMap(faults -> faults);
  }

  private static Stream<Fault> images() {
    return Stream.of(
        Fault.of("an image cannot be pulled", Reason.ImagePullFailed)
            .saysWithNextStep("Image docker.io/getlago/api:v1.51.0 of pod billing-worker-")
            .before(Scene::run)
            .when(
                scene -> {
                  scene.stages().imagePull("worker");
                  scene.kubelets().replace("worker", Kubelets::isWaiting);
                })
            .untilCuredBy(scene -> scene.kubelets().recover("worker")),
        Fault.of("the image of the migration cannot be pulled", Reason.ImagePullFailed)
            .saysWithNextStep("Image docker.io/getlago/api:v1.51.0 of pod billing-migrate-1-51-0-")
            .before(scene -> scene.stages().imagePull("migrate"))
            .when(
                scene -> {
                  scene.begin();
                  scene.kubelets().await("migrate", Kubelets::isWaiting);
                })
            .untilCuredBy(scene -> scene.kubelets().recover("migrate")));
  }

  private static Stream<Fault> crashes() {
    return Stream.of(
        Fault.of("a container crashes again and again", Reason.CrashLooping)
            .saysWithNextStep(
                "Container api of pod billing-api-", "exit code 1: missing key: SOMETHING")
            .before(Scene::run)
            .when(
                scene -> {
                  scene.stages().crashLoop("api", "missing key: SOMETHING");
                  scene.kubelets().replace("api", Kubelets::isWaiting);
                })
            .untilCuredBy(PodFaults::renewApi),
        Fault.of("a container runs out of memory again and again", Reason.CrashLooping)
            .saysWithNextStep(
                "Container worker of pod billing-worker-", "137: out of memory (OOMKilled)")
            .before(Scene::run)
            .when(scene -> scene.kubelets().tell("worker", PodFaults::outOfMemory))
            .untilCuredBy(scene -> scene.kubelets().replace("worker")),
        Fault.of("a data store does not come up again", Reason.CrashLooping)
            .saysWithNextStep("of pod billing-redis-0 ends again and again", "No space left")
            .before(scene -> scene.run("redis: {bundled: {}}"))
            .when(
                scene -> {
                  scene.stages().crashLoop("redis", "Short write: No space left on device");
                  scene.kubelets().replace("redis", Kubelets::isWaiting);
                })
            .untilCuredBy(
                scene -> {
                  scene.stages().close();
                  scene.kubelets().replace("redis");
                }));
  }

  private static Stream<Fault> starts() {
    return Stream.of(
        Fault.of("a container cannot be made", Reason.ContainerCannotStart)
            .saysWithNextStep(
                "Container front of pod billing-front-", "configmap \"extra\" not found")
            .before(Scene::run)
            .when(scene -> scene.kubelets().tell("front", PodFaults::cannotStart))
            .untilCuredBy(scene -> scene.kubelets().replace("front")),
        Fault.of("no node takes a pod for minutes", Reason.Unschedulable)
            .saysWithNextStep("Pod billing-worker-", "finds no node", "didn't match")
            .before(
                scene ->
                    scene.begin(
                        "components: {pdf: {enabled: false}, worker: {scheduling: {nodeSelector: {%s:"
                                .formatted(SELECTOR)
                            + " %s}}}}".formatted(scene.namespace())))
            .when(
                scene ->
                    scene
                        .kubelets()
                        .longSince(
                            scene.kubelets().await("worker", PodFaults::isUnschedulable),
                            "PodScheduled"))
            .untilCuredBy(
                scene ->
                    scene
                        .client()
                        .nodes()
                        .withName("node-1")
                        .edit(
                            node -> {
                              node.getMetadata().getLabels().put(SELECTOR, scene.namespace());
                              return node;
                            })),
        Fault.of("a new release of pods does not become ready", Reason.ProgressDeadlineExceeded)
            .saysWithNextStep("Deployment billing-worker has not become ready in time")
            .before(Scene::run)
            .when(
                scene -> {
                  scene.stages().slowReady("worker", Duration.ofHours(1));
                  scene.secret("redis", Map.of("password", "an0ther-Pass"));
                  scene.on(Deployment.class, "billing-worker").await(PodFaults::isRollingOut);
                  scene.kubelets().deadlineExceeded("billing-worker");
                })
            .untilCuredBy(scene -> scene.kubelets().recover("worker")));
  }

  private static void renewApi(Scene scene) {
    scene.stages().close();
    scene.kubelets().replace("api");
  }

  private static ContainerStatusBuilder outOfMemory(ContainerStatusBuilder status) {
    return status
        .withReady(false)
        .withRestartCount(4)
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(137)
        .withReason("OOMKilled")
        .endTerminated()
        .endLastState();
  }

  private static ContainerStatusBuilder cannotStart(ContainerStatusBuilder status) {
    return status
        .withReady(false)
        .withNewState()
        .withNewWaiting()
        .withReason("CreateContainerConfigError")
        .withMessage("configmap \"extra\" not found")
        .endWaiting()
        .endState();
  }

  private static boolean isUnschedulable(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(c -> "Unschedulable".equals(c.getReason()));
  }

  private static boolean isRollingOut(Deployment deployment) {
    return deployment.getStatus().getUpdatedReplicas() != null
        && Objects.equals(
            deployment.getStatus().getObservedGeneration(),
            deployment.getMetadata().getGeneration())
        && Objects.requireNonNullElse(deployment.getStatus().getReadyReplicas(), 0) == 0;
  }
}
