package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    return start(cluster, Map.of(), List.of(javaOptions));
  }

  /** With these environment variables, on free ports unless they say otherwise. */
  public static OperatorProcess start(
      Cluster cluster, Map<String, String> environment, List<String> javaOptions) {
    return start(cluster, environment, javaOptions, List.of());
  }

  /** The same, with arguments. */
  static OperatorProcess start(
      Cluster cluster,
      Map<String, String> environment,
      List<String> javaOptions,
      List<String> arguments) {
    if (!Files.isRegularFile(JAR)) {
      throw new IllegalStateException(JAR + " is missing: build it with mvn -DskipTests package.");
    }
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    line.addAll(javaOptions);
    line.add(mark(cluster));
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(arguments);
    var variables = new HashMap<>(Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
    variables.putAll(environment);
    return ofCommand(cluster, line, variables);
  }

  /** By any command line that has the mark of the cluster. */
  public static OperatorProcess ofCommand(
      Cluster cluster, List<String> line, Map<String, String> environment) {
    var kubeconfig = cluster.kubeconfig();
    try {
      var log =
          Files.createFile(kubeconfig.resolveSibling("operator-" + UUID.randomUUID() + ".log"));
      var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
      var variables = builder.environment();
      variables.keySet().removeIf(name -> name.startsWith("LAGO_OPERATOR_"));
      variables.remove("KUBECONFIG");
      variables.put("LAGO_OPERATOR_PROBE_PORT", "0");
      variables.put("LAGO_OPERATOR_ADMIN_PORT", "0");
      variables.putAll(environment);
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
    while (!log().contains(words)) {
      if (!isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("The operator did not say '%s':%n%s".formatted(words, log()));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** Returns the code that it ends with. */
  public int awaitExit() {
    try {
      if (!process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The operator did not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** It ends where it stands, whatever it is doing. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Asks it to end, as the kubelet does. */
  public void terminate() {
    process.destroy();
  }

  /** It stands still, and knows nothing of it. */
  public void hold() {
    signal("STOP");
  }

  /** It goes on where it stood. */
  public void wake() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      var log = Files.createTempFile("kill", ".txt");
      try {
        Command.of("kill", "-" + name, Long.toString(pid()))
            .run(log, Patience.LIMIT)
            .orFail(IOException::new);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it said. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
