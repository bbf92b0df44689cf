package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@OnCluster
class ClusterHarnessClusterTest {
  private static final String COMPONENT = "lago-operator.io/component";
  private static final Duration SOON = Patience.LIMIT;

  @Test
  void aDeploymentBecomesReady(KubernetesClient client) {
    client.resource(deployment("api", 2)).create();

    Deployment ready = awaitDeployment(client, "api", 2);

    assertThat(ready.getStatus().getAvailableReplicas()).isEqualTo(2);
  }

  @Test
  void aJobCompletes(KubernetesClient client) {
    client.resource(job("migrate")).create();

    assertThat(awaitJob(client, "migrate", "Complete").getStatus().getSucceeded()).isEqualTo(1);
  }

  @Test
  void aFailingJobCarriesItsMessage(KubernetesClient client, TestNamespace namespace) {
    String message = "PG::Error: \"relation\"\n{{ not a template }}: %s ${name}";
    namespace.stages().jobFails("migrate", 42, message);
    client.resource(job("migrate")).create();

    awaitJob(client, "migrate", "Failed");

    ContainerStatus status = container(pods(client).get(0));
    assertThat(status.getState().getTerminated().getExitCode()).isEqualTo(42);
    assertThat(status.getState().getTerminated().getMessage()).isEqualTo(message);
  }

  @Test
  void aCrashLoopLooksLikeOneAndEndsWithItsCause(KubernetesClient client, TestNamespace namespace) {
    Pod crashing;
    try (Stages.Behaviour crash = namespace.stages().crashLoop("api", "no key")) {
      client.resource(deployment("api", 1)).create();
      crashing = awaitPod(client, pod -> isWaiting(pod, "CrashLoopBackOff"));
      assertThat(container(crashing).getLastState().getTerminated().getMessage())
          .isEqualTo("no key");
      assertThat(container(crashing).getReady()).isFalse();
    }
    client.resource(crashing).delete();
    awaitDeployment(client, "api", 1);
  }

  @Test
  void anImageThatCannotBePulledIsPulledOncePoked(
      KubernetesClient client, TestNamespace namespace) {
    Pod waiting;
    try (Stages.Behaviour missing = namespace.stages().imagePull("api")) {
      client.resource(deployment("api", 1)).create();
      waiting = awaitPod(client, pod -> isWaiting(pod, "ImagePullBackOff"));
    }
    namespace.stages().poke(waiting);
    awaitDeployment(client, "api", 1);
  }

  @Test
  void onlyTheNamedComponentMisbehaves(KubernetesClient client, TestNamespace namespace) {
    namespace.stages().crashLoop("api");
    client.resource(deployment("api", 1)).create();
    client.resource(deployment("front", 1)).create();

    awaitDeployment(client, "front", 1);
    awaitPod(client, pod -> isWaiting(pod, "CrashLoopBackOff"));
  }

  @Test
  void aSlowPodIsPendingForAsLongAsTold(KubernetesClient client, TestNamespace namespace) {
    namespace.stages().slowReady("api", Duration.ofSeconds(2));
    client.resource(deployment("api", 1)).create();

    awaitDeployment(client, "api", 1);

    Pod pod = pods(client).get(0);
    assertThat(
            Duration.between(
                Instant.parse(pod.getMetadata().getCreationTimestamp()),
                Instant.parse(pod.getStatus().getStartTime())))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aPodThatStopsSlowlyIsTerminatingForAsLongAsTold(
      KubernetesClient client, TestNamespace namespace) {
    namespace.stages().slowStop("api", Duration.ofSeconds(2));
    client.resource(deployment("api", 1)).create();
    awaitDeployment(client, "api", 1);
    Pod pod = pods(client).get(0);
    long began = System.nanoTime();

    client.resource(pod).delete();
    client
        .resource(pod)
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void aClaimBindsAndGrows(KubernetesClient client) {
    PersistentVolumeClaim claim = client.resource(claim("data")).create();
    awaitCapacity(client, claim, "1Gi");

    client
        .resource(claim)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"2Gi\"}}}}");

    awaitCapacity(client, claim, "2Gi");
  }

  @Test
  void aNamespaceGoesWithItsPodsAndMisbehaviours(Cluster cluster) {
    TestNamespace namespace = TestNamespace.create(cluster, "short-lived");
    namespace.stages().slowStop("api", Duration.ofHours(1));
    namespace.client().resource(deployment("api", 1)).create();
    awaitDeployment(namespace.client(), "api", 1);

    namespace.close();

    cluster
        .client()
        .namespaces()
        .withName(namespace.name())
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void theAuditLogCountsWrites(Cluster cluster, TestNamespace namespace) {
    AuditLog log = cluster.auditLog();
    try (KubernetesClient writer = cluster.newClient("writer/1")) {
      AuditLog.Mark mark = log.mark();
      ConfigMap written = writer.resource(configMap(namespace.name(), "one")).create();
      writer.resource(written).get();
      writer.resource(written).delete();

      Requests requests = log.since(mark).by("writer").in(namespace.name());

      assertThat(requests.list())
          .extracting(Request::verb)
          .containsExactly("create", "get", "delete");
      assertThat(requests.writes().list())
          .hasSize(2)
          .allMatch(it -> it.resource().equals("configmaps"));
      assertThat(requests.writes().list().get(0).code()).isEqualTo(201);
      assertThat(
              requests
                  .writes()
                  .list()
                  .get(0)
                  .requestObject()
                  .orElseThrow()
                  .at("/data/key")
                  .asText())
          .isEqualTo("one");
      assertThat(log.since(log.mark()).by("writer").list()).isEmpty();
    }
  }

  @Test
  void theRecorderSeesEachResourceVersion(KubernetesClient client, TestNamespace namespace) {
    client.resource(configMap(namespace.name(), "before")).create();
    try (WatchRecorder recorder = namespace.record(ConfigMap.class, Deployment.class)) {
      for (int i = 0; i < 20; i++) {
        client.resource(configMap(namespace.name(), "value " + i)).update();
      }
      client.resource(deployment("api", 1)).create();
      recorder.awaitEvent(
          it -> it.as(Deployment.class).filter(d -> isReady(d, 1)).isPresent(), SOON);
      client.resource(configMap(namespace.name(), "any")).delete();

      List<WatchRecorder.Event> all = recorder.upToNow(SOON);

      List<WatchRecorder.Event> ofMap =
          all.stream().filter(it -> it.name().equals("settings")).toList();
      assertThat(ofMap).hasSize(22);
      assertThat(ofMap.get(0).action()).isEqualTo(Action.ADDED);
      assertThat(ofMap.get(21).action()).isEqualTo(Action.DELETED);
      assertThat(ofMap.subList(1, 21))
          .allMatch(it -> it.action() == Action.MODIFIED)
          .extracting(it -> it.as(ConfigMap.class).orElseThrow().getData().get("key"))
          .doesNotHaveDuplicates()
          .last()
          .isEqualTo("value 19");
      assertThat(all).extracting(WatchRecorder.Event::resourceVersion).isSorted();
    }
  }

  private static Deployment awaitDeployment(KubernetesClient client, String name, int ready) {
    return client
        .apps()
        .deployments()
        .withName(name)
        .waitUntilCondition(
            it -> it != null && isReady(it, ready), Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean isReady(Deployment deployment, int replicas) {
    return Objects.equals(deployment.getStatus().getReadyReplicas(), replicas);
  }

  private static Job awaitJob(KubernetesClient client, String name, String condition) {
    return client
        .batch()
        .v1()
        .jobs()
        .withName(name)
        .waitUntilCondition(
            job ->
                job != null
                    && job.getStatus().getConditions().stream()
                        .anyMatch(it -> it.getType().equals(condition)),
            30,
            TimeUnit.SECONDS);
  }

  private static Pod awaitPod(KubernetesClient client, Predicate<Pod> condition) {
    client
        .pods()
        .informOnCondition(pods -> pods.stream().anyMatch(condition))
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
    return pods(client).stream().filter(condition).findFirst().orElseThrow();
  }

  private static void awaitCapacity(
      KubernetesClient client, PersistentVolumeClaim claim, String size) {
    client
        .resource(claim)
        .waitUntilCondition(
            it ->
                it.getStatus().getPhase().equals("Bound")
                    && new Quantity(size).equals(it.getStatus().getCapacity().get("storage")),
            30,
            TimeUnit.SECONDS);
  }

  private static boolean isWaiting(Pod pod, String reason) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(it -> it.getState().getWaiting())
        .anyMatch(it -> it != null && it.getReason().equals(reason));
  }

  private static List<Pod> pods(KubernetesClient client) {
    return client.pods().list().getItems();
  }

  private static ContainerStatus container(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0);
  }

  private static Deployment deployment(String component, int replicas) {
    Map<String, String> labels = Map.of(COMPONENT, component);
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(component)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .withMatchLabels(labels)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("image")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Job job(String component) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(component)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Map.of(COMPONENT, component))
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("main")
        .withImage("image")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PersistentVolumeClaim claim(String name) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .addToRequests("storage", new Quantity("1Gi"))
        .endResources()
        .endSpec()
        .build();
  }

  private static ConfigMap configMap(String namespace, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("settings")
        .withNamespace(namespace)
        .endMetadata()
        .addToData("key", value)
        .build();
  }
}
