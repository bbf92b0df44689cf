package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What all pods of one namespace have written, until it is closed. */
public final class PodOutput implements AutoCloseable {
  private final TestNamespace namespace;
  private final Path file;

  private PodOutput(TestNamespace namespace, Path file) {
    this.namespace = namespace;
    this.file = file;
  }

  public static PodOutput of(TestNamespace namespace, String text) {
    try {
      var file =
          Files.writeString(
              namespace.cluster().kubeconfig().resolveSibling(namespace.name() + ".log"),
              text.lines().map(PodOutput::asContainersWriteIt).collect(Collectors.joining()));
      var output = new PodOutput(namespace, file);
      namespace.client().resource(output.logs()).create();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String asContainersWriteIt(String line) {
    return "2026-01-01T00:00:00.000000000Z stdout F " + line + "\n";
  }

  private GenericKubernetesResource logs() {
    return Serialization.unmarshal(
        """
        apiVersion: kwok.x-k8s.io/v1alpha1
        kind: ClusterLogs
        metadata:
          name: %s
        spec:
          selector:
            matchNamespaces: [%s]
          logs:
          - logsFile: %s
            previousLogsFile: %s
            follow: false
        """
            .formatted(namespace.name(), namespace.name(), file, file),
        GenericKubernetesResource.class);
  }

  @Override
  public void close() {
    namespace.client().resource(logs()).delete();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
