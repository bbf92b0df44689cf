package io.lagooperator.plugin;

import com.sun.net.httpserver.HttpServer;
import io.lagooperator.plugin.Surroundings.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Does what most calls do, so that the classes that they need can be archived: the launcher runs it
 * once. It asks no cluster, but answers itself.
 */
final class Training {
  private static final String ANSWER =
      """
      {"apiVersion": "lago-operator.io/v1alpha1", "kind": "LagoInstanceList", "metadata": {},
       "items": [{"apiVersion": "lago-operator.io/v1alpha1", "kind": "LagoInstance",
         "metadata": {"name": "training", "namespace": "default", "generation": 1},
         "spec": {"version": "1.51.0", "urls": {"front": "https://billing.example.com"}},
         "status": {"state": "Running", "observedGeneration": 1, "version": "1.51.0",
           "services": [{"name": "api", "state": "Running", "ready": 1, "desired": 1}],
           "conditions": [{"type": "Ready", "status": "True", "reason": "Running",
             "message": "All services are running.",
             "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}]}
      """;

  private Training() {}

  public static void main(String[] args) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var folder = Files.createTempDirectory("kubectl-lago");
    var file = folder.resolve("kubeconfig");
    try {
      server.createContext(
          "/",
          exchange -> {
            var answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
      var port = server.getAddress().getPort();
      call(file, "http", port, "status");
      call(file, "http", port, "explain");
      // Answered in the wrong way, after the client has got ready to speak.
      call(file, "https", port, "status");
      call(file, "http", port, "--help");
    } finally {
      server.stop(0);
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void call(Path file, String scheme, int port, String verb) throws IOException {
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: training
        contexts: [{name: training, context: {cluster: training, user: training}}]
        clusters:
        - {name: training, cluster: {server: "%s://127.0.0.1:%d", insecure-skip-tls-verify: true}}
        users: [{name: training, user: {token: training}}]
        """
            .formatted(scheme, port));
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    KubectlLago.run(
        new Surroundings(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            Set.of(Stream.OUT),
            Map.of(),
            InstantSource.system(),
            new InheritingPrograms()),
        verb,
        "--kubeconfig",
        file.toString());
  }
}
