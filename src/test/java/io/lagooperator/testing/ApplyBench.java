package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long it takes until objects exist, against a bare loop that applies the same ones with as
 * many writers. Both by the clock of the API server, in turns.
 */
final class ApplyBench {
  /**
   * Until the code is compiled: what is measured first looked a fifth slower than the same later.
   */
  private static final int WARM_UPS = 10;

  /** On two processors one run in three is half as fast as the others. */
  private static final int RUNS = 24;

  private static final String OPERATOR = "lago-operator/bench";

  private static final String OWN_KEYS = "own-keys";

  /** What of a bring-up is compared. */
  private enum Way {
    /** Keys are in the cluster before anything is built on them: that is a step of its own. */
    FIRST_STEP_WITH_NEW_KEYS(Budget.STEP_MADE),
    /** Until the data stores are asked for. */
    FIRST_STEP(Budget.STEP_GIVEN, "keys: {secret: {name: %s}}".formatted(OWN_KEYS)),
    /** Until all objects exist and the database is migrated, with stores that were there before. */
    WHOLE(Budget.WHOLE, OwnStores.spec()),
    /** The same, against a loop that starts workloads one after the other as the operator does. */
    WHOLE_IN_ORDER(Budget.WHOLE_IN_ORDER, OwnStores.spec());

    private final Budget budget;
    private final String[] spec;

    Way(Budget budget, String... spec) {
      this.budget = budget;
      this.spec = spec;
    }

    boolean isWhole() {
      return this == WHOLE || this == WHOLE_IN_ORDER;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Cluster cluster;
  private final BareLoop bare;
  private final AuditLog audit;
  private final Way way;
  private final List<TestNamespace> namespaces;
  private final List<Double> firstWrite = new ArrayList<>();
  private final List<Double> operator = new ArrayList<>();
  private final List<Double> loop = new ArrayList<>();

  private ApplyBench(Cluster cluster, BareLoop bare, Way way, List<TestNamespace> namespaces) {
    this.namespaces = namespaces;
    this.cluster = cluster;
    this.bare = bare;
    this.audit = cluster.auditLog();
    this.way = way;
  }

  static List<Figure> measure(Cluster cluster) {
    var figures = new ArrayList<Figure>();
    var namespaces = new ArrayList<TestNamespace>();
    for (var way : Way.values()) {
      try (var running = RunningOperator.start(cluster, OPERATOR, "");
          var bare = new BareLoop(cluster)) {
        figures.add(new ApplyBench(cluster, bare, way, namespaces).measure());
      }
    }
    // What is measured next, such as memory, must not find them.
    namespaces.forEach(TestNamespace::close);
    namespaces.forEach(TestNamespace::awaitGone);
    return List.copyOf(figures);
  }

  private Figure measure() {
    var objects = 0;
    for (var run = -WARM_UPS; run < RUNS; run++) {
      var name = "%s-%d".formatted(way.word(), run + WARM_UPS);
      var byOperator = byOperator(namespace(name));
      var byLoop = byLoop(namespace(name + "-bare"), byOperator.writes());
      if (run >= 0) {
        firstWrite.add(byOperator.millisecondsToFirst());
        operator.add(byOperator.milliseconds());
        loop.add(byLoop);
        objects = byOperator.writes().size();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, medians of %d: %d objects, first write after %.0f ms, all after %.0f ms, bare loop %.0f ms%n",
        way.word(),
        RUNS,
        objects,
        Figure.median(firstWrite),
        Figure.median(operator),
        Figure.median(loop));
    return way.budget.measured(Figure.median(operator) / Figure.median(loop));
  }

  private TestNamespace namespace(String name) {
    var made = TestNamespace.create(cluster, name);
    namespaces.add(made);
    return made;
  }

  /** What was written after the instance was created, and when the last of it was done. */
  private record Made(List<Request> writes, Instant created, Instant done) {
    double millisecondsToFirst() {
      return ApplyBench.milliseconds(created, writes.get(0).time());
    }

    double milliseconds() {
      return ApplyBench.milliseconds(created, done);
    }
  }

  private Made byOperator(TestNamespace namespace) {
    giveSecrets(namespace);
    var lagos = new Lagos(namespace);
    var mark = audit.mark();
    lagos.applyMinimal(way.spec);
    lagos.awaitState("billing", "Running");
    var requests = audit.since(mark).in(namespace.name());
    var created = requests.where(it -> it.resource().equals("lagoinstances")).list().get(0).time();
    var writes = objects(requests.by(OPERATOR).writes());
    return new Made(writes, created, done(writes, way.isWhole() ? requests.list() : writes));
  }

  /** Of each object the first write; of the first step alone, where that is what is compared. */
  private List<Request> objects(Requests writes) {
    var toldFirst = writes.where(it -> it.subresource().equals("status")).list().get(0).time();
    var seen = new HashSet<String>();
    return writes
        .where(it -> it.subresource().isEmpty() && !it.resource().equals("events"))
        .list()
        .stream()
        .filter(it -> way.isWhole() || it.time().isBefore(toldFirst))
        .filter(it -> seen.add(it.resource() + "/" + it.name()))
        .toList();
  }

  /** When all had been answered, and each Job among them had come to its end. */
  private static Instant done(List<Request> writes, List<Request> all) {
    return Stream.concat(writes.stream(), all.stream().filter(ApplyBench::isWordOfAJob))
        .map(Request::answered)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean isWordOfAJob(Request request) {
    return request.resource().equals("jobs") && request.subresource().equals("status");
  }

  private void giveSecrets(TestNamespace namespace) {
    switch (way) {
      case FIRST_STEP_WITH_NEW_KEYS -> {}
      case FIRST_STEP -> giveKeys(namespace);
      case WHOLE, WHOLE_IN_ORDER -> OwnStores.create(namespace);
    }
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
                .withName(OWN_KEYS)
                .endMetadata()
                .withData(made.getData())
                .build())
        .create();
  }

  private double byLoop(TestNamespace namespace, List<Request> writes) {
    var mark = audit.mark();
    if (way == Way.WHOLE_IN_ORDER) {
      bare.applyInOrder(writes, namespace);
    } else {
      bare.apply(writes, namespace);
    }
    // The pods that come of it must not slow down what is measured next.
    BareLoop.awaitRest(namespace);
    var requests = audit.since(mark).in(namespace.name());
    var applied = requests.by(BareLoop.USER_AGENT).writes().list();
    var began = applied.stream().map(Request::time).min(Comparator.naturalOrder()).orElseThrow();
    return milliseconds(began, done(applied, requests.list()));
  }

  private static double milliseconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }
}
