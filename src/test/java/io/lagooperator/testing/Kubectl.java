package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real kubectl, as a user of a cluster calls it. */
public record Kubectl(Path program, Path kubeconfig, String namespace) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  public static Kubectl of(Cluster cluster) {
    return new Kubectl(
        ClusterBinary.KUBECTL.in(cluster.binaries()), cluster.kubeconfig(), "default");
  }

  /** For what needs no cluster. */
  public static Kubectl alone() {
    return new Kubectl(
        ClusterBinary.KUBECTL.in(ClusterBinaries.ofThisMachine().folder()),
        Path.of("target", "no-cluster"),
        "default");
  }

  /** As a user who works in this namespace. */
  public static Kubectl in(TestNamespace namespace) {
    var everywhere = of(namespace.cluster());
    return new Kubectl(everywhere.program, everywhere.kubeconfig, namespace.name());
  }

  /** Everything that it prints; an exit code other than 0 is an error. */
  public String run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString(), "--namespace=" + namespace));
    line.addAll(List.of(arguments));
    try {
      Path answer = Files.createTempFile("kubectl", ".txt");
      try {
        new Command(line, Map.of("KUBECONFIG", kubeconfig.toString()), Path.of("").toAbsolutePath())
            .run(answer, LIMIT)
            .orFail(
                reason ->
                    new IOException("kubectl " + String.join(" ", arguments) + ": " + reason));
        return Files.readString(answer);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
