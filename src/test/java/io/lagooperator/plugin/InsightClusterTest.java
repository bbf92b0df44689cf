package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.PodOutput;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Verbs that only look. */
@WithOperator
class InsightClusterTest {
  @Test
  void statusShowsServicesConditionsAndRelease(TestNamespace namespace) {
    running(namespace);

    var answer = Plugin.in(namespace).run("status");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out())
        .contains("Instance: " + namespace.name() + "/billing")
        .contains("State:    Running (8/8 services as wanted)")
        .contains("Release:  1.51.0\n")
        .containsPattern("api +Running +1/1 +0")
        .containsPattern("Ready +True +Running");
  }

  @Test
  void statusIsPrintedAsItIsForPrograms(TestNamespace namespace) throws Exception {
    running(namespace);
    var plugin = Plugin.in(namespace);

    var json = new ObjectMapper().readTree(plugin.run("status", "-o", "json").out());
    assertThat(json.at("/state").asText()).isEqualTo("Running");
    assertThat(json.at("/services").size()).isEqualTo(8);
    assertThat(plugin.run("status", "-o", "yaml").out()).contains("state: \"Running\"");
    assertThat(plugin.run("status", "-o", "wide").out()).contains("getlago/api:v1.51.0");
    assertThat(plugin.run("status", "-o", "xml").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aWatchEndsWithTheInstance(TestNamespace namespace) throws Exception {
    var lagos = running(namespace);
    var watching =
        CompletableFuture.supplyAsync(() -> Plugin.in(namespace).run("status", "--watch"));

    Plugin.in(namespace).run("stop", "--wait");
    lagos.delete("billing");

    var answer = watching.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("State:    Stopped");
  }

  @Test
  void anInstanceThatIsAsAskedNeedsNoExplanation(TestNamespace namespace) {
    running(namespace);

    var answer = Plugin.in(namespace).run("explain");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("billing is as asked.", "All 8 services are running.");
  }

  @Test
  void theOneCauseIsExplainedWithTheNextCommand(TestNamespace namespace) {
    namespace.stages().crashLoop("api", "missing key: SECRET_KEY_BASE");
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitReason("billing", "CrashLooping");

    var answer = Plugin.in(namespace).run("explain");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_AS_WANTED);
    assertThat(answer.out())
        .contains("billing is not as asked.", "missing key")
        .contains("kubectl lago logs api -n %s -i billing --previous".formatted(namespace.name()));
  }

  @Test
  void logsAreThoseOfOneComponentOrOfAll(TestNamespace namespace) throws Exception {
    running(namespace);
    var plugin = Plugin.in(namespace);
    try (var output = PodOutput.of(namespace, "first\nsecond\nthird\n")) {
      var one = plugin.run("logs", "front", "--tail", "2");
      assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.GOOD);
      assertThat(one.out()).isEqualTo("second\nthird\n");

      var all = plugin.run("logs", "--tail", "1");
      assertThat(all.out().lines())
          .hasSizeGreaterThan(8)
          .allMatch(line -> line.matches("\\[billing-[-a-z0-9]+] third"));

      var followed = plugin.start("logs", "front", "--follow");
      followed.awaitOutput("first\nsecond\nthird\n");
      assertThat(followed.interrupt().exitCode()).isEqualTo(ExitCode.GOOD);
    }
  }

  @Test
  void whatHasNoPodsHasNoLogs(TestNamespace namespace) {
    new Lagos(namespace).applyMinimal("state: Stopped");
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("logs").err()).contains("billing has no pods");
    assertThat(plugin.run("logs", "frontt").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.run("logs", "-f", "-p").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static Lagos running(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    return lagos;
  }
}
