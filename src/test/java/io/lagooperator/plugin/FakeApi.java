package io.lagooperator.plugin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lagooperator.testing.Plugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests with what a test has laid down, for what no real API server says on demand. */
final class FakeApi implements AutoCloseable {
  static final String LAGO =
      "GET /apis/lago-operator.io/v1alpha1/namespaces/shop/lagoinstances/billing";
  static final String WATCH = "WATCH /apis/lago-operator.io/v1alpha1/namespaces/shop/lagoinstances";

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: here, namespace: shop}}]
      clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
      users: [{name: here, user: {token: nobody}}]
      """;

  private record Answer(int code, String body) {}

  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final Set<String> endless = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private final Path kubeconfig;

  FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      kubeconfig = Files.createTempFile("fake-api", ".yaml");
      Files.writeString(kubeconfig, KUBECONFIG.formatted(server.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The last answer to a request is given again and again. */
  FakeApi says(String request, int code, String body) {
    answers.computeIfAbsent(request, it -> new ArrayDeque<>()).add(new Answer(code, body));
    return this;
  }

  /** A log that is followed at this path has no end. */
  void endless(String path) {
    endless.add(path);
  }

  /** A command line that asks here. */
  String[] line(String... arguments) {
    var line = new ArrayList<>(List.of(arguments));
    line.addAll(plugin().options());
    return line.toArray(String[]::new);
  }

  Plugin plugin() {
    return new Plugin(
        List.of("--kubeconfig", kubeconfig.toString(), "--instance", "billing"),
        Set.of(),
        "",
        InstantSource.system(),
        line -> 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var query = String.valueOf(uri.getQuery());
    var method = query.contains("watch=true") ? "WATCH" : exchange.getRequestMethod();
    // A watch is first tried as a web socket, which this server has none of.
    var answer =
        "websocket".equals(exchange.getRequestHeaders().getFirst("Upgrade"))
            ? new Answer(200, "")
            : next(method + " " + uri.getPath());
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (query.contains("follow=true") && endless.contains(uri.getPath())) {
      exchange.sendResponseHeaders(answer.code(), 0);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      return; // and nothing more, until the server stops
    }
    exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer next(String request) {
    var laid = answers.getOrDefault(request, new ArrayDeque<>());
    var answer = laid.size() > 1 ? laid.poll() : laid.peek();
    return answer == null ? new Answer(404, status(404, "nothing laid down: " + request)) : answer;
  }

  /** How an API server says no. */
  static String status(int code, String message) {
    return """
    {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "%s"}
    """
        .formatted(code, message)
        .strip();
  }

  /** An instance in a state; it is written on one line, as a watch needs it. */
  static String lago(int resourceVersion, String state) {
    return """
    {"apiVersion": "lago-operator.io/v1alpha1", "kind": "LagoInstance", \
    "metadata": {"name": "billing", "namespace": "shop", "uid": "one", "generation": 1, \
    "resourceVersion": "%d"}, "spec": {"version": "1.51.0"}, \
    "status": {"state": "%s", "observedGeneration": 1}}"""
        .formatted(resourceVersion, state);
  }

  static String event(String type, String object) {
    return "{\"type\": \"%s\", \"object\": %s}\n".formatted(type, object);
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    Files.delete(kubeconfig);
  }
}
