package io.lagooperator.testing;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.api.LagoInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How soon the operator acts on a change while changes come fast, and while another one fails. */
final class ChangesBench {
  private static final int INSTANCES = 20;
  private static final int CHANGES = 200;
  private static final long MILLISECONDS_BETWEEN = 200;

  private final BenchProgram program;
  private final Cluster cluster;
  private final AuditLog audit;
  private final TestNamespace namespace;

  private ChangesBench(BenchProgram program, Cluster cluster) {
    this.program = program;
    this.cluster = cluster;
    this.audit = cluster.auditLog();
    this.namespace = TestNamespace.create(cluster, "changes");
  }

  static List<Figure> measure(BenchProgram program, Cluster cluster) throws IOException {
    return new ChangesBench(program, cluster).measure();
  }

  private List<Figure> measure() throws IOException {
    try (var operator = program.start(cluster)) {
      var lagos = new Lagos(namespace);
      for (var i = 0; i < INSTANCES; i++) {
        lagos.apply(Lagos.minimal("1.51.0").replace("name: billing", "name: " + name(i)));
      }
      for (var i = 0; i < INSTANCES; i++) {
        lagos.awaitState(name(i), "Running");
      }
      new Stillness(cluster).await();
      var quiet = delays(0);
      var beside = besideOneThatFails();
      System.out.printf("%d changes were acted on, by process %d.%n", quiet.size(), operator.pid());
      return List.of(
          Budget.CHANGE_P50.measured(Figure.percentile(quiet, 0.5)),
          Budget.CHANGE_P99.measured(Figure.percentile(quiet, 0.99)),
          Budget.HOT_LOOP.measured(Figure.percentile(beside, 0.5)));
    }
  }

  /** All that the failing one asks for is refused, so it is tried over and over. */
  private List<Double> besideOneThatFails() {
    var failing = TestNamespace.create(cluster, "failing");
    try (var refused = failing.refuseDeployments("nothing runs here")) {
      new Lagos(failing).applyExample("minimal");
      new Lagos(failing).awaitReason("billing", "ObjectRefused");
      return delays(CHANGES);
    } finally {
      new Lagos(failing).delete("billing");
    }
  }

  /** In milliseconds by the clock of the API server, of each change that something came of. */
  private List<Double> delays(int from) {
    var mark = audit.mark();
    var user = Executors.newSingleThreadScheduledExecutor();
    var changes = new ArrayList<java.util.concurrent.Future<?>>();
    for (var i = 0; i < CHANGES; i++) {
      var number = from + i;
      changes.add(
          user.schedule(() -> change(number), i * MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS));
    }
    user.shutdown();
    try {
      for (var change : changes) {
        change.get();
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("a change could not be made", e);
    }
    new Stillness(cluster).await();
    return delays(audit.since(mark).in(namespace.name()).writes());
  }

  private List<Double> delays(Requests writes) {
    var delays = new ArrayList<Double>();
    var changed = new java.util.HashMap<String, Instant>();
    writes.list().stream()
        .sorted(java.util.Comparator.comparing(Request::time))
        .forEach(
            request -> {
              if (isChange(request)) {
                changed.putIfAbsent(request.name(), request.answered());
              } else if (isOfChild(request)) {
                var since = changed.remove(request.name().replaceAll("-front$", ""));
                if (since != null) {
                  delays.add(Math.max(0, Duration.between(since, request.time()).toNanos() / 1e6));
                }
              }
            });
    return delays;
  }

  private static boolean isChange(Request request) {
    return request.resource().equals("lagoinstances") && request.subresource().isEmpty();
  }

  private static boolean isOfChild(Request request) {
    return request.resource().equals("deployments")
        && request.name().endsWith("-front")
        && request.userAgent().startsWith("lago-operator/");
  }

  /** Each instance in turn is told another number of replicas. */
  private void change(int number) {
    namespace
        .client()
        .resources(LagoInstance.class)
        .withName(name(number % INSTANCES))
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"components\":{\"front\":{\"replicas\":%d}}}}"
                .formatted(2 + number / INSTANCES % 2));
  }

  private static String name(int i) {
    return "lago-%02d".formatted(i);
  }
}
