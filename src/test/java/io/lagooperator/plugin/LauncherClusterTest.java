package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as it is installed: kubectl finds the script, which finds the jar. */
@WithOperator
class LauncherClusterTest {
  private static final Path JAR = Path.of("target", "lago-operator.jar").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("bin").toAbsolutePath();
  private static final Duration BUDGET = Duration.ofMillis(700);
  private static final int TRIES = 5;

  /** What the shell says of the time that its children had on a processor. */
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: here}}]
      clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
      users: [{name: here, user: {token: nobody}}]
      """;

  @TempDir Path home = Path.of("");

  @BeforeEach
  void theJarIsThere() {
    assertThat(JAR).as("build it with mvn -DskipTests package").isRegularFile();
  }

  @Test
  void kubectlFindsThePluginAndPassesItsExitCodeOn(TestNamespace namespace) throws Exception {
    new Lagos(namespace).applyMinimal("state: Stopped");
    new Lagos(namespace).awaitState("billing", "Stopped");

    var good = call(namespace, "kubectl lago status -n " + namespace.name());
    assertThat(good.text()).contains("State:    Stopped");
    assertThat(good.exitCode()).isZero();
    var bad = call(namespace, "kubectl lago status nobody -n " + namespace.name());
    assertThat(bad.text())
        .contains("Error: There is no LagoInstance nobody")
        .doesNotContain("\u001b");
    assertThat(bad.exitCode()).isEqualTo(1);
  }

  @Test
  void kubectlCompletesVerbs(TestNamespace namespace) throws Exception {
    assertThat(call(namespace, "kubectl __complete lago st").text()).contains("status", "stop");
  }

  @Test
  void theLauncherNamesWhatIsMissing(TestNamespace namespace) throws Exception {
    var noJar = call(namespace, "KUBECTL_LAGO_JAR=/no/such.jar kubectl-lago status");
    assertThat(noJar.exitCode()).isEqualTo(1);
    assertThat(noJar.text()).contains("/no/such.jar", "KUBECTL_LAGO_JAR");
  }

  @Test
  void itStartsFastAndByItsArchiveFaster(TestNamespace namespace) throws Exception {
    call(namespace, "kubectl-lago --help"); // makes the archive
    assertThat(home.resolve("kubectl-lago")).isNotEmptyDirectory();

    var help = Duration.ofDays(1);
    var request = Duration.ofDays(1);
    var withoutArchive = Duration.ofDays(1);
    for (var i = 0; i < TRIES; i++) {
      help = shorter(help, used(call(namespace, "kubectl-lago --help >/dev/null; times").text()));
      request = shorter(request, untilFirstRequest("on"));
      withoutArchive = shorter(withoutArchive, untilFirstRequest("off"));
    }

    System.out.printf(
        "kubectl lago --help %d ms, first request of status %d ms, without archive %d ms (processor"
            + " time, best of %d)%n",
        help.toMillis(), request.toMillis(), withoutArchive.toMillis(), TRIES);
    assertThat(help).isLessThan(BUDGET);
    // How long that takes on a machine that does much else is no figure to fail by.
    assertThat(request).isLessThan(withoutArchive);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Time on a processor, since what else the machine does must not count. */
  private static Duration used(String text) {
    var found = TIMES.matcher(text.strip().lines().reduce("", (earlier, later) -> later));
    assertThat(found.find()).as(text).isTrue();
    return seconds(found.group(1), found.group(2)).plus(seconds(found.group(3), found.group(4)));
  }

  /** The same for a call that is stopped by looking at it when its request arrives. */
  private Duration untilFirstRequest(String archive) throws Exception {
    var started = new CompletableFuture<Process>();
    var used = new CompletableFuture<Duration>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          used.complete(started.join().info().totalCpuDuration().orElseThrow());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      var kubeconfig = home.resolve("kubeconfig");
      Files.writeString(kubeconfig, KUBECONFIG.formatted(server.getAddress().getPort()));
      var builder =
          new ProcessBuilder(
              SCRIPTS.resolve("kubectl-lago").toString(),
              "status",
              "--kubeconfig",
              kubeconfig.toString());
      builder.environment().put("KUBECTL_LAGO_JAR", JAR.toString());
      builder.environment().put("XDG_CACHE_HOME", home.toString());
      builder.environment().put("KUBECTL_LAGO_ARCHIVE", archive);
      var process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("status.txt").toFile())
              .start();
      started.complete(process);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return used.get(1, TimeUnit.SECONDS);
    } finally {
      server.stop(0);
    }
  }

  private static Duration seconds(String minutes, String seconds) {
    return Duration.ofMinutes(Long.parseLong(minutes))
        .plusMillis(Math.round(Double.parseDouble(seconds) * 1000));
  }

  private record Answer(int exitCode, String text) {}

  private Answer call(TestNamespace namespace, String line)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(new ArrayList<>(List.of("sh", "-c", line)));
    var environment = builder.environment();
    environment.put(
        "PATH",
        String.join(
            ":",
            SCRIPTS.toString(),
            namespace.cluster().binaries().toString(),
            environment.get("PATH")));
    environment.put("KUBECONFIG", namespace.cluster().kubeconfig().toString());
    environment.put("KUBECTL_LAGO_JAR", JAR.toString());
    environment.put("XDG_CACHE_HOME", home.toString());
    var log = Files.createTempFile(home, "answer", ".txt");
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(line + " did not end");
    }
    return new Answer(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
