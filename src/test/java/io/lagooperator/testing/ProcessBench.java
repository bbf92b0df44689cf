package io.lagooperator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the jar costs as a process of its own, with one instance. */
final class ProcessBench {
  private static final int STARTS = 5;
  private static final int SENTINELS = 100;

  // The first heap is by default a share of the machine's memory, which is no cost of ours: it is
  // given as small as it would be in a pod with a limit, but whole: to grow costs a start its time.
  private static final String[] OPTIONS = {
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xss512k",
    "-XX:MetaspaceSize=64m",
    "-Xms48m",
    "-Xmx64m",
    "-Xmn12m",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=25"
  };

  private final Cluster cluster;
  private final AuditLog audit;
  private final TestNamespace namespace;

  private ProcessBench(Cluster cluster) {
    this.cluster = cluster;
    this.audit = cluster.auditLog();
    this.namespace = TestNamespace.create(cluster, "process");
  }

  static List<Figure> measure(Cluster cluster) {
    return new ProcessBench(cluster).measure();
  }

  private List<Figure> measure() {
    var figures = new ArrayList<Figure>();
    try (var operator = OperatorProcess.start(cluster, OPTIONS)) {
      var lagos = new Lagos(namespace);
      lagos.applyExample("minimal");
      lagos.awaitState("billing", "Running");
      figures.addAll(atRest());
      figures.add(memory("memory after it brought one instance up", operator));
    }
    var starts = new ArrayList<Double>();
    for (var run = 0; run < STARTS; run++) {
      service().delete();
      var began = Instant.now();
      try (var operator = OperatorProcess.start(cluster, OPTIONS)) {
        starts.add(secondsToFirstReconcile(began));
        if (run == STARTS - 1) {
          atRest();
          figures.add(memory("memory after a start with one Running instance", operator));
        }
      }
    }
    figures.add(new Figure("process start to first reconcile", Figure.median(starts), 3.0, "s"));
    return figures;
  }

  /** A pass over an instance that is as it should be sends nothing: it is given a gap to mend. */
  private double secondsToFirstReconcile(Instant began) {
    var mark = audit.mark();
    service().waitUntilCondition(Objects::nonNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    var first = audit.since(mark).by("lago-operator/").in(namespace.name()).writes().list().get(0);
    return Duration.between(began, first.time()).toMillis() / 1e3;
  }

  private ServiceResource<Service> service() {
    return namespace.client().services().inNamespace(namespace.name()).withName("billing-front");
  }

  /** The window is as long as a number of requests of our own take. */
  private List<Figure> atRest() {
    audit.settled();
    var mark = audit.mark();
    for (var i = 0; i < SENTINELS; i++) {
      audit.settled();
    }
    var requests = audit.since(mark).by("lago-operator/");
    return List.of(
        new Figure("requests at rest", requests.list().size(), 0, ""),
        new Figure("writes at rest", requests.writes().list().size(), 0, ""));
  }

  private static Figure memory(String what, OperatorProcess operator) {
    return new Figure(what, residentKilobytes(operator.pid()) / 1024.0, 160, "MiB");
  }

  private static long residentKilobytes(long pid) {
    var status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status)
          ? Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(ProcessBench::number)
              .findFirst()
              .orElseThrow()
          : residentByPs(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long residentByPs(long pid) throws IOException {
    var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    return number(new String(ps.getInputStream().readAllBytes(), UTF_8));
  }

  private static long number(String text) {
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }
}
