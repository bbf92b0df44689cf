package io.lagooperator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lagooperator.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Lets whoever runs the operator change how much it logs. Only the pod itself reaches it, and so
 * kubectl port-forward, which asks for rights of its own.
 */
public final class AdminServer implements AutoCloseable {
  private static final int LONGEST_WORD = 64;

  private final HttpServer server;

  private AdminServer(HttpServer server) {
    this.server = server;
  }

  /** Port 0 takes any free port. */
  public static AdminServer start(int port) {
    var server =
        Answer.server(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            Setting.ADMIN_PORT.variable());
    server.createContext("/log-level", exchange -> logLevel(exchange).to(exchange));
    server.start();
    return new AdminServer(server);
  }

  private static Answer logLevel(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod()) {
      case "GET" -> Answer.ok(Logs.level() + "\n");
      case "PUT" -> {
        var body = exchange.getRequestBody().readNBytes(LONGEST_WORD);
        yield changed(new String(body, StandardCharsets.UTF_8).strip());
      }
      default -> new Answer(405, "the log level is read by GET and changed by PUT\n");
    };
  }

  private static Answer changed(String word) {
    if (!Setting.LOG_LEVEL.takes(word)) {
      return new Answer(
          400, "the log level is '%s', but must %s\n".formatted(word, Setting.LOG_LEVEL.must()));
    }
    Logs.setLevel(word);
    return Answer.ok(Logs.level() + "\n");
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
