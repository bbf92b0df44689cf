package io.lagooperator.testing;

import io.lagooperator.plugin.ExitCode;
import io.lagooperator.plugin.KubectlLago;
import io.lagooperator.plugin.Programs;
import io.lagooperator.plugin.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The plugin, called inside the tests' JVM as a user of a cluster calls it. */
public record Plugin(
    List<String> options,
    Set<Surroundings.Stream> terminals,
    String typed,
    InstantSource clock,
    Programs programs) {

  private static final Programs NONE =
      line -> {
        throw new IllegalStateException("no program was to be started, but " + line);
      };

  /** What a call came to. */
  public record Answer(ExitCode exitCode, String out, String err) {}

  /** With no cluster at all. */
  public static Plugin alone() {
    return alone("--kubeconfig", "/no/such/kubeconfig");
  }

  /** With these options and nothing else of its surroundings. */
  public static Plugin alone(String... options) {
    return new Plugin(List.of(options), Set.of(), "", InstantSource.system(), NONE);
  }

  /** As an administrator who works in this namespace. */
  public static Plugin in(TestNamespace namespace) {
    return new Plugin(
        List.of(
            "--kubeconfig",
            namespace.cluster().kubeconfig().toString(),
            "--namespace",
            namespace.name()),
        Set.of(),
        "",
        InstantSource.system(),
        NONE);
  }

  /** The same as a user who has no rights but those that are granted. */
  public Plugin as(String user) {
    var more = new ArrayList<>(options);
    more.addAll(List.of("--as", user));
    return new Plugin(more, terminals, typed, clock, programs);
  }

  /** With somebody at a terminal who types this. */
  public Plugin typing(String text) {
    return new Plugin(options, Set.of(Surroundings.Stream.values()), text, clock, programs);
  }

  /** With these in the place of other programs. */
  public Plugin with(Programs others) {
    return new Plugin(options, terminals, typed, clock, others);
  }

  /** At another time. */
  public Plugin at(InstantSource time) {
    return new Plugin(options, terminals, typed, time, programs);
  }

  public Answer run(String... arguments) {
    return run(new ByteArrayOutputStream(), arguments);
  }

  /** A call that does not end by itself: what it has written can be read meanwhile. */
  public Running start(String... arguments) {
    var out = new ByteArrayOutputStream();
    var answer = new CompletableFuture<Answer>();
    var thread = new Thread(() -> answer.complete(run(out, arguments)), "a call of the plugin");
    thread.setDaemon(true);
    thread.start();
    return new Running(thread, out, answer);
  }

  /** A call that goes on until it is interrupted, as by Ctrl-C. */
  public record Running(
      Thread thread, ByteArrayOutputStream out, CompletableFuture<Answer> answer) {
    /** Returns when it has written this. */
    public void awaitOutput(String text) throws InterruptedException {
      var end = System.nanoTime() + Patience.LIMIT.toNanos();
      while (!out.toString(StandardCharsets.UTF_8).contains(text)) {
        if (answer.isDone() || System.nanoTime() > end) {
          throw new AssertionError("not written: " + text + "; but " + out);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }

    public Answer interrupt() throws Exception {
      thread.interrupt();
      return answer.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Answer run(ByteArrayOutputStream out, String... arguments) {
    var line = new ArrayList<>(List.of(arguments));
    line.addAll(options);
    var err = new ByteArrayOutputStream();
    var exitCode =
        KubectlLago.run(
            new Surroundings(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                Map.of("NO_COLOR", "1"),
                clock,
                programs),
            line.toArray(String[]::new));
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
