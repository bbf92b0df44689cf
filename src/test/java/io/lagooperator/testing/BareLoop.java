package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.model.Component;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Applies again what the operator has written elsewhere, all at once: nothing could do it faster.
 */
final class BareLoop implements AutoCloseable {
  static final String USER_AGENT = "bare-loop";

  /** As many as the operator has. */
  private static final int WRITERS = 8;

  /** In which workloads start. */
  private static final List<List<Component>> RANKS =
      List.of(
          List.of(Component.WORKER),
          List.of(Component.API, Component.PDF),
          List.of(Component.FRONT),
          List.of(Component.CLOCK));

  private final Cluster cluster;
  private final KubernetesClient client;
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

  BareLoop(Cluster cluster) {
    this.cluster = cluster;
    this.client = cluster.newClient(USER_AGENT);
  }

  /** Each rank when all before it are ready, and the first of them when the Jobs are done. */
  void applyInOrder(List<Request> writes, TestNamespace to) {
    apply(writes.stream().filter(it -> !it.resource().equals("deployments")).toList(), to);
    awaitRest(to);
    for (var rank : RANKS) {
      apply(writes.stream().filter(it -> isOf(rank, it)).toList(), to);
      awaitRest(to);
    }
  }

  private static boolean isOf(List<Component> rank, Request write) {
    return write.resource().equals("deployments")
        && rank.stream().anyMatch(it -> write.name().endsWith("-" + it.label()));
  }

  /** Until all pods are ready, and all Jobs done. */
  static void awaitRest(TestNamespace namespace) {
    var client = namespace.client();
    for (StatefulSet set : client.apps().statefulSets().list().getItems()) {
      client.resource(set).waitUntilReady(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    for (Deployment deployment : client.apps().deployments().list().getItems()) {
      client.resource(deployment).waitUntilReady(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    for (Job job : client.batch().v1().jobs().list().getItems()) {
      client
          .resource(job)
          .waitUntilCondition(
              it -> it != null && it.getStatus().getCompletionTime() != null,
              Patience.LIMIT.toSeconds(),
              TimeUnit.SECONDS);
    }
  }

  void apply(List<Request> writes, TestNamespace to) {
    var objects = writes.stream().map(it -> copy(it, to.name())).toList();
    CompletableFuture.allOf(
            objects.stream()
                .map(it -> CompletableFuture.runAsync(() -> apply(it), writers))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void apply(HasMetadata object) {
    client.resource(object).fieldManager(USER_AGENT).forceConflicts().serverSideApply();
  }

  /** Without owner: the garbage collector would take it away. */
  private HasMetadata copy(Request request, String namespace) {
    var object = request.requestObject().map(BareLoop::parsed).orElseGet(() -> secret(request));
    var metadata = object.getMetadata();
    metadata.setNamespace(namespace);
    metadata.setOwnerReferences(List.of());
    metadata.setResourceVersion(null);
    metadata.setUid(null);
    metadata.setCreationTimestamp(null);
    metadata.setManagedFields(List.of());
    return object;
  }

  private static HasMetadata parsed(JsonNode body) {
    return Serialization.unmarshal(body.toString(), GenericKubernetesResource.class);
  }

  /** The audit log is told the names of Secrets only. */
  private Secret secret(Request request) {
    return cluster
        .client()
        .secrets()
        .inNamespace(request.namespace())
        .withName(request.name())
        .require();
  }

  @Override
  public void close() {
    writers.shutdown();
    client.close();
  }
}
