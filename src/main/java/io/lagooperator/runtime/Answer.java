package io.lagooperator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** What the operator says to a request over HTTP. */
record Answer(int code, String text) {
  static Answer ok(String text) {
    return new Answer(200, text);
  }

  void to(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A server that gives answers; whoever is slow to read them keeps nobody else waiting. */
  static HttpServer server(InetSocketAddress address, String variable) {
    try {
      var server = HttpServer.create(address, 0);
      server.setExecutor(Executors.newCachedThreadPool(Answer::thread));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s is %d, but that port cannot be used; set another one"
              .formatted(variable, address.getPort()),
          e);
    }
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "answers");
    thread.setDaemon(true);
    return thread;
  }
}
