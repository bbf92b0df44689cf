package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What whoever runs the operator can change while it runs. */
@Execution(ExecutionMode.SAME_THREAD) // there is one level
class AdminServerTest {
  private final String before = Logs.level();
  private final AdminServer server = AdminServer.start(0);

  @BeforeEach
  void setLevel() {
    Logs.setLevel("warn");
  }

  @AfterEach
  void putBack() {
    server.close();
    Logs.setLevel(before);
  }

  @Test
  void theLogLevelIsReadAndChanged() throws IOException, InterruptedException {
    assertThat(ask("GET", "").body()).isEqualTo("warn\n");
    assertThat(ask("PUT", " debug\n").body()).isEqualTo("debug\n");
    assertThat(ask("GET", "").body()).isEqualTo("debug\n");
  }

  @Test
  void whatIsNoLevelIsRefusedInWords() throws IOException, InterruptedException {
    for (var word : new String[] {"loud", "", "DEBUG", "debug".repeat(1000)}) {
      var answer = ask("PUT", word);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .startsWith("the log level is '")
          .endsWith("', but must be one of error, warn, info, debug, trace\n");
    }
    assertThat(ask("GET", "").body()).isEqualTo("warn\n");
  }

  @Test
  void otherMethodsAreRefused() throws IOException, InterruptedException {
    assertThat(ask("POST", "debug").statusCode()).isEqualTo(405);
    assertThat(ask("GET", "").body()).isEqualTo("warn\n");
  }

  @Test
  void onlyThePodItselfReachesIt() {
    assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
  }

  private HttpResponse<String> ask(String method, String body)
      throws IOException, InterruptedException {
    BodyPublisher text = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var address = server.address();
    var uri = URI.create("http://localhost:%d/log-level".formatted(address.getPort()));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).method(method, text).build(), BodyHandlers.ofString());
  }
}
