package io.lagooperator.runtime;

import com.sun.net.httpserver.HttpServer;
import io.lagooperator.settings.Setting;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * Answers the kubelet whether the operator is alive and whether it is ready, each with what is
 * wrong if it is not; and whoever collects metrics.
 */
public final class ProbeServer implements AutoCloseable {
  private final HttpServer server;

  private ProbeServer(HttpServer server) {
    this.server = server;
  }

  /** What is asked for at each request. */
  public record Sources(Supplier<Health> alive, Supplier<Health> ready, Supplier<String> metrics) {}

  /** Port 0 takes any free port. */
  public static ProbeServer start(int port, Sources sources) {
    var server = Answer.server(new InetSocketAddress(port), Setting.PROBE_PORT.variable());
    server.createContext(
        "/healthz", exchange -> sources.alive().get().answer("alive").to(exchange));
    server.createContext("/readyz", exchange -> sources.ready().get().answer("ready").to(exchange));
    server.createContext("/metrics", exchange -> Answer.ok(sources.metrics().get()).to(exchange));
    server.start();
    return new ProbeServer(server);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
