package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kubelet is told. */
class ProbeServerTest {
  private static final Health WELL = new Health(List.of());

  @Test
  void whatIsWellSaysSo() throws IOException, InterruptedException {
    try (var server = start(WELL, WELL)) {
      assertThat(ask(server, "healthz").statusCode()).isEqualTo(200);
      assertThat(ask(server, "readyz").body()).isEqualTo("ready\n");
      assertThat(ask(server, "metrics").body()).isEqualTo("figures\n");
    }
  }

  @Test
  void whatIsNotSaysWhatIsWrong() throws IOException, InterruptedException {
    try (var server =
        start(new Health(List.of("a pass hangs")), new Health(List.of("one", "two")))) {
      assertThat(ask(server, "healthz").statusCode()).isEqualTo(503);
      assertThat(ask(server, "healthz").body()).isEqualTo("a pass hangs\n");
      assertThat(ask(server, "readyz").statusCode()).isEqualTo(503);
      assertThat(ask(server, "readyz").body()).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsSetting() {
    try (var server = start(WELL, WELL)) {
      var sources = new ProbeServer.Sources(() -> WELL, () -> WELL, () -> "");
      assertThatThrownBy(() -> ProbeServer.start(server.port(), sources))
          .hasMessage(
              "LAGO_OPERATOR_PROBE_PORT is %d, but that port cannot be used; set another one",
              server.port());
    }
  }

  private static ProbeServer start(Health alive, Health ready) {
    return ProbeServer.start(
        0, new ProbeServer.Sources(() -> alive, () -> ready, () -> "figures\n"));
  }

  private static HttpResponse<String> ask(ProbeServer server, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://localhost:%d/%s".formatted(server.port(), path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
