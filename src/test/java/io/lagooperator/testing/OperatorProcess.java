package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The operator as users run it: the jar in a process of its own, which ends with this JVM. */
final class OperatorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "lago-operator.jar");
  private static final long SECONDS_TO_STOP = 30;

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(this::end, "end of the operator");
  }

  static OperatorProcess start(Cluster cluster, String... javaOptions) {
    return start(cluster.kubeconfig(), Map.of(), List.of(javaOptions), List.of());
  }

  /** Its kubeconfig lies in the folder of its cluster. */
  static OperatorProcess start(
      Path kubeconfig,
      Map<String, String> environment,
      List<String> javaOptions,
      List<String> arguments) {
    if (!Files.isRegularFile(JAR)) {
      throw new IllegalStateException(JAR + " is missing: build it with mvn -DskipTests package.");
    }
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    line.addAll(javaOptions);
    // Marks the process as one of this cluster, which is ended with it even when this JVM is
    // killed.
    line.add("-XX:ErrorFile=" + kubeconfig.resolveSibling("operator-crash.log"));
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(arguments);
    try {
      var log =
          Files.createFile(kubeconfig.resolveSibling("operator-" + UUID.randomUUID() + ".log"));
      var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("LAGO_OPERATOR_"));
      builder.environment().putAll(environment);
      // Several share this machine, where pods have one each.
      builder
          .environment()
          .putAll(
              Map.of(
                  "KUBECONFIG",
                  kubeconfig.toString(),
                  "LAGO_OPERATOR_PROBE_PORT",
                  "0",
                  "LAGO_OPERATOR_ADMIN_PORT",
                  "0"));
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

  private void endWithThisJvm() {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      end();
      throw e;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Its last words. */
  String logTail(int lines) {
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
