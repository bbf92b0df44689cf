package io.lagooperator.leadership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lagooperator.settings.LeaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ElectionTest {
  private static final LeaseSettings LEASE =
      new LeaseSettings("lago-operator", Optional.of("lago"), "one", Duration.ofSeconds(12));

  @Test
  void aRenewalThatIsNeverAnsweredCostsNoLeadership() throws IOException, InterruptedException {
    var lost = new AtomicBoolean();
    try (var server = new LeaseServer();
        var client =
            new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(server.address()).build())
                .build()) {
      var won = new CountDownLatch(1);
      var election = new Election(LEASE);
      election.stand(client, won::countDown, () -> lost.set(true));
      assertThat(won.await(30, TimeUnit.SECONDS)).isTrue();

      server.hangOnce();
      assertThat(server.awaitRenewalsAfter(3)).isTrue();

      assertThat(election.leads()).isTrue();
      assertThat(election.mayWrite()).isTrue();
      assertThat(lost).isFalse();
      election.handOver();
    }
  }

  /** Keeps one Lease, and can leave a request for it without an answer. */
  private static final class LeaseServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable String lease;
    private volatile boolean hangs;
    private volatile CountDownLatch renewals = new CountDownLatch(0);

    LeaseServer() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.setExecutor(threads);
      http.createContext("/", this::answer);
      http.start();
    }

    String address() {
      return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    void hangOnce() {
      hangs = true;
    }

    /** Whether so many have come after the one that hangs. */
    boolean awaitRenewalsAfter(int number) throws InterruptedException {
      renewals = new CountDownLatch(number + 1);
      return renewals.await(LEASE.duration().toSeconds() * 3, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
      var read = exchange.getRequestMethod().equals("GET");
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (!read) {
        renewals.countDown();
        if (hangs) {
          hangs = false;
          awaitEnd();
          return;
        }
        lease = body;
      }
      var answer = lease;
      var bytes =
          (answer == null ? "{\"kind\": \"Status\", \"code\": 404}" : answer).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
      try (var out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }

    private void awaitEnd() {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }

    @Override
    public void close() {
      end.countDown();
      http.stop(0);
      threads.shutdown();
    }
  }
}
