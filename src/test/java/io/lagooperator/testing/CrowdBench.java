package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.api.LagoInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What many instances cost, all of them running, and much that is none of the operator's. */
final class CrowdBench {
  private static final int SOME = 100;
  private static final int ALL = 500;
  private static final int FOREIGN = 10_000;
  private static final int GAPS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final BenchProgram program;
  private final Cluster cluster;
  private final Stillness stillness;
  private final TestNamespace namespace;
  private final List<Figure> figures = new ArrayList<>();

  private CrowdBench(BenchProgram program, Cluster cluster) {
    this.program = program;
    this.cluster = cluster;
    this.stillness = new Stillness(cluster);
    this.namespace = TestNamespace.create(cluster, "crowd");
  }

  static List<Figure> measure(BenchProgram program, Cluster cluster) throws IOException {
    return new CrowdBench(program, cluster).measure();
  }

  private List<Figure> measure() throws IOException {
    try (var operator = program.start(cluster)) {
      create(0, SOME);
      awaitRunning(SOME);
      memory(Budget.MEMORY_100, operator);
    }
    try (var operator = program.start(cluster)) {
      operator.awaitLog("Watching LagoInstances");
      memory(Budget.MEMORY_100_AGAIN, operator);
      var began = Instant.now();
      create(SOME, ALL);
      var running = awaitRunning(ALL);
      add(Budget.CONVERGE, ALL - running);
      add(Budget.CONVERGE_TIME, seconds(began));
      memory(Budget.MEMORY_500, operator);
    }
    createForeign();
    coldStart();
    return List.copyOf(figures);
  }

  private void add(Budget budget, double measured) {
    figures.add(budget.measured(measured));
  }

  private void memory(Budget budget, OperatorProcess operator) {
    stillness.await();
    add(budget, Resident.mebibytesAtRest(operator));
  }

  private void create(int from, int to) {
    var lagos = new Lagos(namespace);
    IntStream.range(from, to)
        .parallel()
        .forEach(
            i -> lagos.apply(Lagos.minimal("1.51.0").replace("name: billing", "name: " + name(i))));
  }

  private static String name(int i) {
    return "lago-%03d".formatted(i);
  }

  /** How many have come to it when none comes any more. */
  private int awaitRunning(int wanted) {
    var deadline = Instant.now().plus(LIMIT);
    var running = 0;
    while (running < wanted && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      var all = namespace.client().resources(LagoInstance.class).list().getItems();
      running =
          (int)
              all.stream()
                  .filter(it -> it.getStatus() != null && Lagos.isAt("Running", it))
                  .count();
    }
    return running;
  }

  private void createForeign() {
    createAll(CrowdBench::foreignSecret);
    createAll(CrowdBench::foreignConfigMap);
  }

  private void createAll(IntFunction<HasMetadata> object) {
    IntStream.range(0, FOREIGN)
        .parallel()
        .forEach(i -> namespace.client().resource(object.apply(i)).create());
  }

  private static HasMetadata foreignSecret(int i) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("foreign-" + i)
        .addToLabels("app.kubernetes.io/managed-by", "somebody-else")
        .endMetadata()
        .withStringData(Map.of("password", "p".repeat(1000)))
        .build();
  }

  private static HasMetadata foreignConfigMap(int i) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("foreign-" + i)
        .endMetadata()
        .withData(Map.of("settings", "s".repeat(1000)))
        .build();
  }

  /** Every instance is passed over once, in any order; so gaps all over them tell of the last. */
  private void coldStart() throws IOException {
    var gaps = IntStream.range(0, GAPS).mapToObj(i -> front(i * ALL / GAPS)).toList();
    gaps.forEach(gap -> namespace.client().services().withName(gap).delete());
    var began = Instant.now();
    try (var operator = program.start(cluster)) {
      for (var gap : gaps) {
        namespace
            .client()
            .services()
            .withName(gap)
            .waitUntilCondition(Objects::nonNull, LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      add(Budget.COLD_START, seconds(began));
      memory(Budget.MEMORY_500_FOREIGN, operator);
      drift();
    }
  }

  private void drift() {
    var service = namespace.client().services().withName(front(ALL / 2));
    var selector = Objects.requireNonNull(service.get()).getSpec().getSelector();
    var began = Instant.now();
    service.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"spec\":{\"selector\":{\"lago-operator.io/component\":\"nobody\"}}}");
    service.waitUntilCondition(
        it -> isSelected(it, selector), Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    add(Budget.DRIFT, seconds(began));
  }

  private static boolean isSelected(Service service, Map<String, String> selector) {
    return service != null && selector.equals(service.getSpec().getSelector());
  }

  private static String front(int i) {
    return name(i) + "-front";
  }

  private static double seconds(Instant began) {
    return Duration.between(began, Instant.now()).toMillis() / 1e3;
  }
}
