package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How following logs ends. */
class FollowedLogsTest {
  private static final String LOG = "/api/v1/namespaces/shop/pods/%s/log";

  @AutoClose private final FakeApi api = new FakeApi();

  @BeforeEach
  void twoPodsThatLogAFewLines() {
    api.says(FakeApi.LAGO, 200, FakeApi.lago(1, "Running"));
    api.says(
        "GET /api/v1/namespaces/shop/pods",
        200,
        "{\"kind\": \"PodList\", \"apiVersion\": \"v1\", \"metadata\": {\"resourceVersion\": \"1\"}, \"items\": [%s, %s]}"
            .formatted(pod("one"), pod("two")));
  }

  @Test
  void itIsGoodWhereALogWasRead() {
    api.says("GET " + LOG.formatted("one"), 200, "a line\n");
    api.says("GET " + LOG.formatted("two"), 400, FakeApi.status(400, "two waits for its image"));

    var answer = api.plugin().run("logs", "--follow");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).isEqualTo("[one] a line\n");
    assertThat(answer.err()).contains("two has no log to show: two waits for its image");
  }

  @Test
  void itIsNotGoodWhereNoneWasRead() {
    for (var pod : new String[] {"one", "two"}) {
      api.says("GET " + LOG.formatted(pod), 400, FakeApi.status(400, pod + " waits for its image"));
    }

    var answer = api.plugin().run("logs", "--follow");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("one waits for its image", "two waits for its image");
  }

  @Test
  void itEndsWhereNobodyReads() throws Exception {
    api.says("GET " + LOG.formatted("one"), 200, "a line\n");
    api.says("GET " + LOG.formatted("two"), 200, "a line\n");
    api.endless(LOG.formatted("two"));
    var err = new ByteArrayOutputStream();

    var ended =
        CompletableFuture.supplyAsync(
            () ->
                KubectlLago.run(
                    ScreenTest.surroundings(
                        ScreenTest.closedPipe(),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                    api.line("logs", "--follow")));

    assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatWasBeforeTheLastRestartHasNoAgeToChooseBy() {
    var answer = api.plugin().run("logs", "--previous", "--since", "10m");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("--since", "--previous");
  }

  private static String pod(String name) {
    return """
    {"metadata": {"name": "%s", "namespace": "shop", "labels": {}},
     "spec": {"containers": [{"name": "api"}]},
     "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}
    """
        .formatted(name);
  }
}
