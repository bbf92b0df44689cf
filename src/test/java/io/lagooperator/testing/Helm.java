package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real Helm, in one of its majors, with nothing of the user's own configuration. */
public record Helm(Path program, Optional<Path> kubeconfig) {
  /** The chart of the operator. */
  public static final Path CHART = Path.of("helm", "lago-operator");

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path OWN = Path.of("target", "helm").toAbsolutePath();

  public static Helm three() {
    return new Helm(ChartTool.HELM3.program(), Optional.empty());
  }

  public static Helm four() {
    return new Helm(ChartTool.HELM4.program(), Optional.empty());
  }

  public Helm on(Cluster cluster) {
    return new Helm(program, Optional.of(cluster.kubeconfig()));
  }

  /** What a release of that name would install, without its tests. */
  public String template(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "template",
                "lago-operator",
                CHART.toString(),
                "--namespace=lago-operator-system",
                "--skip-tests"));
    line.addAll(List.of(arguments));
    return run(line.toArray(String[]::new));
  }

  /** What it prints; an exit code other than 0 is an error with all that it says of it. */
  public String run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    var environment = new HashMap<>(Map.of("HELM_CACHE_HOME", OWN.resolve("cache").toString()));
    environment.put("HELM_CONFIG_HOME", OWN.resolve("config").toString());
    environment.put("HELM_DATA_HOME", OWN.resolve("data").toString());
    environment.put("KUBECONFIG", kubeconfig.orElse(OWN.resolve("no-cluster")).toString());
    try {
      var answer = new Command(line, environment, Path.of("").toAbsolutePath()).ask(LIMIT);
      if (answer.exitCode() != 0) {
        throw new IllegalStateException(
            "helm %s: %s%s"
                .formatted(String.join(" ", arguments), answer.errors(), answer.output()));
      }
      return answer.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
