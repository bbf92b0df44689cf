package io.lagooperator.testing;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A program to run in the foreground; it does not outlive this JVM. */
public record Command(List<String> line, Map<String, String> environment, Path folder) {
  private static final int TOO_LATE = -1;

  public static Command of(String... line) {
    return new Command(List.of(line), Map.of(), Path.of("").toAbsolutePath());
  }

  /** How the program ended, and the last thing that it said. */
  public record Outcome(int exitCode, String lastLine) {
    public <X extends Exception> void orFail(Function<String, X> failure) throws X {
      if (exitCode != 0) {
        throw failure.apply(lastLine);
      }
    }
  }

  /** How the program ended, and all that it said. */
  record Answer(int exitCode, String output, String errors) {}

  public Outcome run(Path log, Duration limit) throws IOException {
    int exitCode = end(builder().redirectErrorStream(true).redirectOutput(log.toFile()), limit);
    return exitCode == TOO_LATE
        ? new Outcome(-1, line.get(0) + " did not end within " + limit.toSeconds() + " s")
        : new Outcome(exitCode, lastLine(log));
  }

  /** For programs whose warnings must not be taken for their answer. */
  Answer ask(Duration limit) throws IOException {
    File output = File.createTempFile("output", ".txt");
    File errors = File.createTempFile("errors", ".txt");
    try {
      int exitCode = end(builder().redirectOutput(output).redirectError(errors), limit);
      String late = exitCode == TOO_LATE ? "no end within " + limit.toSeconds() + " s\n" : "";
      return new Answer(
          exitCode, Files.readString(output.toPath()), late + Files.readString(errors.toPath()));
    } finally {
      Files.delete(output.toPath());
      Files.delete(errors.toPath());
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private int end(ProcessBuilder builder, Duration limit) throws IOException {
    Process process = builder.start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : TOO_LATE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while running " + line.get(0));
    } finally {
      process.destroyForcibly();
      removeHook(killer);
    }
  }

  private static void removeHook(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // The JVM ends already, and the hook does its work.
    }
  }

  private static String lastLine(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
        .lines()
        .filter(it -> !it.isBlank())
        .reduce("it said nothing", (earlier, later) -> later)
        .strip();
  }
}
