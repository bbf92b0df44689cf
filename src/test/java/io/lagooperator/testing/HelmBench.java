package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long the operator takes to have all objects of an instance made, its database migrated,
 * against helm install of the chart in the folder that LAGO_HELM_CHART names; in turns, both with
 * data stores that are there before.
 */
final class HelmBench {
  private static final int RUNS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final AuditLog audit;
  private final Path chart;

  private HelmBench(Cluster cluster, Path chart) {
    this.cluster = cluster;
    this.audit = cluster.auditLog();
    this.chart = chart;
  }

  static List<Figure> measure(BenchProgram program, Cluster cluster) throws IOException {
    var chart = System.getenv("LAGO_HELM_CHART");
    if (chart == null || chart.isBlank()) {
      System.out.println("Not measured: LAGO_HELM_CHART names no folder with a chart of Lago.");
      return List.of();
    }
    try (var operator = program.start(cluster)) {
      operator.awaitLog("Watching LagoInstances");
      return new HelmBench(cluster, Path.of(chart)).measure();
    }
  }

  private List<Figure> measure() throws IOException {
    var operator = new ArrayList<Double>();
    var helm = new ArrayList<Double>();
    for (var run = 0; run <= RUNS; run++) {
      var byOperator = measured("ours-" + run, this::byOperator);
      var byHelm = measured("helm-" + run, this::byHelm);
      if (run > 0) { // the first of each is slower than all others
        operator.add(byOperator);
        helm.add(byHelm);
      }
    }
    System.out.printf(
        "Medians of %d: operator %.2f s, helm install %.2f s.%n",
        RUNS, Figure.median(operator), Figure.median(helm));
    return List.of(Budget.HELM.measured(Figure.median(operator) / Figure.median(helm)));
  }

  /** Each in a cluster where nothing is left of the one before. */
  private double measured(String name, Way way) throws IOException {
    var namespace = TestNamespace.create(cluster, name);
    var seconds = way.secondsIn(namespace);
    namespace.close();
    namespace.awaitGone();
    return seconds;
  }

  private interface Way {
    double secondsIn(TestNamespace namespace) throws IOException;
  }

  private double byOperator(TestNamespace namespace) throws IOException {
    OwnStores.create(namespace);
    var manifest = Files.createTempFile("lago", ".yaml");
    Files.writeString(manifest, Lagos.minimal("1.51.0", OwnStores.spec()));
    var mark = audit.mark();
    var began = Instant.now();
    Kubectl.in(namespace).run("apply", "-f", manifest.toString());
    new Lagos(namespace).awaitState("billing", "Running");
    var last =
        audit.since(mark).in(namespace.name()).by("lago-operator/").writes().list().stream()
            .filter(it -> !it.subresource().equals("status") && !it.resource().equals("events"))
            .map(Request::answered)
            .max(Instant::compareTo)
            .orElseThrow();
    Files.delete(manifest);
    return Duration.between(began, last).toMillis() / 1e3;
  }

  private double byHelm(TestNamespace namespace) throws IOException {
    var log = Files.createTempFile("helm", ".log");
    var line =
        List.of(
            "helm",
            "install",
            "lago",
            chart.toString(),
            "--namespace=" + namespace.name(),
            "--set=apiUrl=https://api.example.com,frontUrl=https://lago.example.com",
            "--set=global.databaseUrl=%s,global.redisUrl=%s"
                .formatted(OwnStores.DATABASE, OwnStores.REDIS),
            "--timeout=" + LIMIT.toSeconds() + "s");
    var environment = Map.of("KUBECONFIG", cluster.kubeconfig().toString());
    var began = Instant.now();
    new Command(line, environment, Path.of("").toAbsolutePath())
        .run(log, LIMIT)
        .orFail(reason -> new UncheckedIOException(new IOException("helm install: " + reason)));
    var seconds = Duration.between(began, Instant.now()).toMillis() / 1e3;
    Files.delete(log);
    return seconds;
  }
}
