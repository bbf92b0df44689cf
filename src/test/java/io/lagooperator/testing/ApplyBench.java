package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes until the objects of the first step exist, against a bare loop that applies the
 * same objects with as many writers. Both by the clock of the API server, in turns.
 */
final class ApplyBench {
  /**
   * Until the code is compiled: what is measured first looked a fifth slower than the same later.
   */
  private static final int WARM_UPS = 10;

  private static final int RUNS = 12;
  private static final int WRITERS = 8;
  private static final String OPERATOR = "lago-operator/bench";
  private static final String LOOP = "bare-loop";

  private final Cluster cluster;
  private final boolean makesKeys;
  private final AuditLog audit;
  private final List<Double> firstWrite = new ArrayList<>();
  private final List<Double> operator = new ArrayList<>();
  private final List<Double> loop = new ArrayList<>();

  private ApplyBench(Cluster cluster, boolean makesKeys) {
    this.cluster = cluster;
    this.makesKeys = makesKeys;
    this.audit = cluster.auditLog();
  }

  static List<Figure> measure(Cluster cluster) {
    return List.of(
        new ApplyBench(cluster, false).measure(Budget.STEP_GIVEN),
        // Keys are in the cluster before anything is built on them: that is a step of its own.
        new ApplyBench(cluster, true).measure(Budget.STEP_MADE));
  }

  private Figure measure(Budget budget) {
    var writers = Executors.newFixedThreadPool(WRITERS);
    try (var running = RunningOperator.start(cluster, OPERATOR, "");
        var client = cluster.newClient(LOOP)) {
      var objects = 0;
      for (var run = -WARM_UPS; run < RUNS; run++) {
        var name = (makesKeys ? "made-" : "given-") + (run + WARM_UPS);
        var step = byOperator(TestNamespace.create(cluster, name));
        var bare = byLoop(TestNamespace.create(cluster, name + "-bare"), step, client, writers);
        if (run >= 0) {
          firstWrite.add(step.beforeFirst());
          operator.add(step.milliseconds());
          loop.add(bare);
          objects = step.writes().size();
        }
      }
      return figure(budget, objects);
    } finally {
      writers.shutdown();
    }
  }

  private Figure figure(Budget budget, int objects) {
    var ofOperator = Figure.median(operator);
    var ofLoop = Figure.median(loop);
    System.out.printf(
        Locale.ROOT,
        "%d objects of the first step, medians of %d: first write after %.0f ms, all after %.0f ms,"
            + " bare loop %.0f ms%n",
        objects,
        RUNS,
        Figure.median(firstWrite),
        ofOperator,
        ofLoop);
    return budget.measured(ofOperator / ofLoop);
  }

  /** What was written until status was first told, and how long after the instance was created. */
  private record FirstStep(String namespace, List<Request> writes, Instant created) {
    double beforeFirst() {
      return ApplyBench.milliseconds(Duration.between(created, writes.get(0).time()));
    }

    double milliseconds() {
      return ApplyBench.milliseconds(
          Duration.between(created, writes.get(writes.size() - 1).answered()));
    }
  }

  private FirstStep byOperator(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var spec = makesKeys ? new String[0] : new String[] {"keys: {secret: {name: own-keys}}"};
    if (!makesKeys) {
      giveKeys(namespace);
    }
    var mark = audit.mark();
    lagos.applyMinimal(spec);
    lagos.awaitState("billing", "Running");
    var requests = audit.since(mark).in(namespace.name());
    var created = requests.where(it -> it.resource().equals("lagoinstances")).list().get(0);
    var writes =
        requests.by(OPERATOR).writes().list().stream()
            .takeWhile(it -> !it.subresource().equals("status"))
            .filter(it -> !it.resource().equals("events"))
            .toList();
    return new FirstStep(namespace.name(), writes, created.time());
  }

  /** Those that the operator has made for an earlier instance. */
  private void giveKeys(TestNamespace namespace) {
    var made =
        cluster.client().secrets().inAnyNamespace().list().getItems().stream()
            .filter(it -> it.getMetadata().getName().equals("billing-keys"))
            .findFirst()
            .orElseThrow();
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("own-keys")
                .endMetadata()
                .withData(made.getData())
                .build())
        .create();
  }

  private double byLoop(
      TestNamespace namespace, FirstStep step, KubernetesClient client, ExecutorService writers) {
    var objects = step.writes().stream().map(it -> copy(it, step, namespace.name())).toList();
    var mark = audit.mark();
    CompletableFuture.allOf(
            objects.stream()
                .map(it -> CompletableFuture.runAsync(() -> apply(client, it), writers))
                .toArray(CompletableFuture[]::new))
        .join();
    var requests = audit.since(mark).by(LOOP).writes().list();
    awaitRest(namespace);
    var first = requests.stream().map(Request::time).sorted().findFirst().orElseThrow();
    var last = requests.get(requests.size() - 1).answered();
    return milliseconds(Duration.between(first, last));
  }

  private static void apply(KubernetesClient client, HasMetadata object) {
    client.resource(object).fieldManager(LOOP).forceConflicts().serverSideApply();
  }

  /** Without owner: the garbage collector would take it away. */
  private HasMetadata copy(Request request, FirstStep step, String namespace) {
    var object =
        request
            .requestObject()
            .map(ApplyBench::parsed)
            .orElseGet(() -> secret(step.namespace(), request.name()));
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
  private Secret secret(String namespace, String name) {
    Secret secret = cluster.client().secrets().inNamespace(namespace).withName(name).require();
    return secret;
  }

  /** The pods that come of it must not slow down what is measured next. */
  private void awaitRest(TestNamespace namespace) {
    for (StatefulSet set : namespace.client().apps().statefulSets().list().getItems()) {
      namespace.client().resource(set).waitUntilReady(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
