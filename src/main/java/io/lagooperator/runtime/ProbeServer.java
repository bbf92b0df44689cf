package io.lagooperator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers the kubelet, alive as long as it answers and ready when the caches are filled, and
 * whoever collects metrics.
 */
public final class ProbeServer implements AutoCloseable {
  private final HttpServer server;

  private ProbeServer(HttpServer server) {
    this.server = server;
  }

  /** Port 0 takes any free port. */
  public static ProbeServer start(int port, BooleanSupplier ready, Supplier<String> metrics) {
    try {
      var server = HttpServer.create(new InetSocketAddress(port), 0);
      server.createContext("/healthz", exchange -> answer(exchange, 200, "alive\n"));
      server.createContext(
          "/readyz",
          exchange -> {
            var isReady = ready.getAsBoolean();
            answer(exchange, isReady ? 200 : 503, isReady ? "ready\n" : "caches are not filled\n");
          });
      server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
      // Whoever is slow to read figures must not keep the kubelet waiting.
      server.setExecutor(Executors.newCachedThreadPool(ProbeServer::thread));
      server.start();
      return new ProbeServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " for probes cannot be used; set another one", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "probe");
    thread.setDaemon(true);
    return thread;
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
