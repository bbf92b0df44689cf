package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The operator as users run it: the jar in a process of its own, which ends with this JVM. */
public final class OperatorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "lago-operator.jar");
  private static final long SECONDS_TO_STOP = 30;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int LINES = 1000;

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(this::end, "end of the operator");
  }

  /** The jar, by the JVM of this machine. */
  static OperatorProcess start(Cluster cluster, String... javaOptions) {
    if (!Files.isRegularFile(JAR)) {
      throw new IllegalStateException(JAR + " is missing: build it with mvn -DskipTests package.");
    }
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    line.addAll(List.of(javaOptions));
    line.add(mark(cluster));
    line.addAll(List.of("-jar", JAR.toString()));
    return ofCommand(cluster, line, Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
  }

  /** By any command line that has the mark of the cluster. */
  public static OperatorProcess ofCommand(
      Cluster cluster, List<String> line, Map<String, String> environment) {
    var kubeconfig = cluster.kubeconfig();
    try {
      var log =
          Files.createFile(kubeconfig.resolveSibling("operator-" + UUID.randomUUID() + ".log"));
      var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("LAGO_OPERATOR_"));
      builder.environment().remove("KUBECONFIG");
      builder.environment().put("LAGO_OPERATOR_PROBE_PORT", "0");
      builder.environment().putAll(environment);
      var operator = new OperatorProcess(builder.start(), log);
      operator.endWithThisJvm();
      Files.writeString(
          kubeconfig.resolveSibling("operator-" + operator.pid() + ".pid"),
          Long.toString(operator.pid()));
      return operator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An option that tells that a process is of this cluster: it ends with it even if we do not. */
  public static String mark(Cluster cluster) {
    return "-XX:ErrorFile=" + cluster.kubeconfig().resolveSibling("operator-crash.log");
  }

  private void endWithThisJvm() {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      end();
      throw e;
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Returns when it has logged this, or fails with what it said instead. */
  public void awaitLog(String words) {
    var deadline = System.nanoTime() + Patience.LIMIT.toNanos();
    while (!logTail(LINES).contains(words)) {
      if (!isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError(
            "The operator did not say '%s':%n%s".formatted(words, logTail(LINES)));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** Its last words. */
  public String logTail(int lines) {
    try {
      var all = Files.readAllLines(log);
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM ends already; what the hook does has been done.
    }
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
