package io.lagooperator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Answers the kubelet: alive as long as it answers, ready when the caches are filled. */
public final class ProbeServer implements AutoCloseable {
  private final HttpServer server;

  private ProbeServer(HttpServer server) {
    this.server = server;
  }

  /** Port 0 takes any free port. */
  public static ProbeServer start(int port, BooleanSupplier ready) {
    try {
      var server = HttpServer.create(new InetSocketAddress(port), 0);
      server.createContext("/healthz", exchange -> answer(exchange, 200, "alive"));
      server.createContext(
          "/readyz",
          exchange -> {
            var isReady = ready.getAsBoolean();
            answer(exchange, isReady ? 200 : 503, isReady ? "ready" : "caches are not filled");
          });
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

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    try (exchange) {
      var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
