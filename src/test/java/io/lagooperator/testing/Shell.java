package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A user's shell, with kubectl and its plugin, in one namespace and a home of its own. */
public final class Shell implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path PLUGIN = Path.of("bin").toAbsolutePath();

  private final Path home;
  private final Map<String, String> environment;

  private Shell(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  public static Shell in(TestNamespace namespace) {
    var cluster = namespace.cluster();
    try {
      var home = Files.createTempDirectory("home");
      var kubeconfig = Files.copy(cluster.kubeconfig(), home.resolve("kubeconfig"));
      var path = cluster.binaries() + ":" + PLUGIN + ":" + System.getenv("PATH");
      var shell =
          new Shell(
              home,
              Map.of("HOME", home.toString(), "KUBECONFIG", kubeconfig.toString(), "PATH", path));
      shell.run("kubectl config set-context --current --namespace=" + namespace.name());
      return shell;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends at the first command that fails, with what was said until then. */
  public void run(String commands) {
    var said = home.resolve("said.txt");
    try {
      var line = List.of("bash", "-euo", "pipefail", "-c", commands);
      var outcome = new Command(line, environment, Path.of("").toAbsolutePath()).run(said, LIMIT);
      if (outcome.exitCode() != 0) {
        throw new AssertionError(
            "%s\nended with %d: %s"
                .formatted(commands, outcome.exitCode(), Files.readString(said)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var all = Files.walk(home)) {
      for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(it);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
