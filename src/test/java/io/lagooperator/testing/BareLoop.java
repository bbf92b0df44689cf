package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Applies again what the operator has written elsewhere, all at once: nothing could do it faster.
 */
final class BareLoop implements AutoCloseable {
  static final String USER_AGENT = "bare-loop";

  /** As many as the operator has. */
  private static final int WRITERS = 8;

  private final Cluster cluster;
  private final KubernetesClient client;
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

  BareLoop(Cluster cluster) {
    this.cluster = cluster;
    this.client = cluster.newClient(USER_AGENT);
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
