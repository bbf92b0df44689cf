package io.lagooperator.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Verbs that change what an instance is asked to be. */
@WithOperator
class WishesClusterTest {
  @Test
  void stopStopsAndStartStartsAndBothCanBeWaitedFor(TestNamespace namespace) {
    var lagos = running(namespace);
    var plugin = Plugin.in(namespace);

    var stopped = plugin.run("stop", "--wait", "--timeout", "2m");
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(ExitCode.GOOD);
    assertThat(stopped.out()).contains("billing: asked to stop", "as asked");
    assertThat(lagos.get("billing").getStatus().state()).isEqualTo("Stopped");

    var started = plugin.run("start", "billing", "--wait", "--timeout", "2m");
    assertThat(started.exitCode()).as(started.err()).isEqualTo(ExitCode.GOOD);
    assertThat(started.out()).contains("billing: asked to run", "services are running");
    assertThat(started.err().lines()).allMatch(line -> line.startsWith("  "));
    assertThat(lagos.get("billing").getSpec().state()).isEqualTo("Running");
  }

  @Test
  void whatDoesNotComeAboutInTimeIsToldApart(TestNamespace namespace) {
    running(namespace);
    namespace.stages().slowStop("worker", Duration.ofSeconds(30));

    var answer = Plugin.in(namespace).run("stop", "--wait", "--timeout", "1s");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(answer.err()).contains("billing is not as asked within 1s", "kubectl lago explain");
  }

  @Test
  void whoeverWaitsIsToldOfADeletion(TestNamespace namespace) throws Exception {
    var lagos = running(namespace);
    namespace.stages().slowStop("worker", Duration.ofSeconds(30));

    var waiting = Plugin.in(namespace).start("stop", "--wait");
    waiting.awaitOutput("asked to stop");
    lagos.delete("billing");

    var answer = waiting.answer().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("billing was deleted before it was as asked");
  }

  @Test
  void anInstanceThatIsNotThereIsNotStopped(TestNamespace namespace) {
    var none = Plugin.in(namespace).run("stop");
    assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(none.err()).contains("no LagoInstance in namespace " + namespace.name());

    var wrong = Plugin.in(namespace).run("start", "nobody");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err()).contains("no LagoInstance nobody");
  }

  @Test
  void ofSeveralInstancesOneMustBeNamed(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal("state: Stopped");
    lagos.apply(Lagos.minimal("1.51.0").replace("name: billing", "name: other"));

    var answer = Plugin.in(namespace).run("stop");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("2 LagoInstances: billing, other", "-i");
    assertThat(Plugin.in(namespace).run("stop", "-i", "other").exitCode()).isEqualTo(ExitCode.GOOD);
  }

  @Test
  void whoMayNotChangeAnInstanceIsToldWhichRightIsMissing(TestNamespace namespace) {
    new Lagos(namespace).applyMinimal("state: Stopped");

    var answer = Plugin.in(namespace).as("somebody").run("stop", "billing");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err())
        .contains("You may not do that", "somebody", "get", "lagoinstances", namespace.name());
  }

  @Test
  void restartReplacesOneComponentOrAll(TestNamespace namespace) {
    var lagos = running(namespace);
    var plugin = Plugin.in(namespace);

    var one = plugin.run("restart", "front", "--wait", "--timeout", "2m");
    assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.GOOD);
    var spec = lagos.get("billing").getSpec();
    assertThat(requireNonNull(requireNonNull(spec.components()).get("front")).restart())
        .isNotBlank();
    assertThat(spec.restart()).isNull();

    var all = plugin.run("restart");
    assertThat(all.exitCode()).as(all.err()).isEqualTo(ExitCode.GOOD);
    assertThat(lagos.get("billing").getSpec().restart()).isNotBlank();
  }

  @Test
  void whatDoesNotRunIsNotRestarted(TestNamespace namespace) {
    running(namespace);
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("restart", "frontt").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.run("restart", "webhook").err()).contains("billing runs no webhook");
    assertThat(plugin.run("restart", "postgresql").err()).contains("data store");
    plugin.run("stop");
    assertThat(plugin.run("restart").err()).contains("billing is stopped", "kubectl lago start");
  }

  @Test
  void pullMakesPodsAskTheRegistryAndRestartsThem(TestNamespace namespace) {
    var lagos = running(namespace);

    var answer = Plugin.in(namespace).run("pull", "--wait", "--timeout", "2m");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).contains("images.pullPolicy: Always", "kubectl lago upgrade");
    assertThat(requireNonNull(lagos.get("billing").getSpec().images()).pullPolicy())
        .isEqualTo("Always");
    assertThat(namespace.client().pods().withLabel("lago-operator.io/component", "api").list())
        .satisfies(
            pods ->
                assertThat(pods.getItems())
                    .filteredOn(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .allMatch(
                        pod ->
                            pod.getSpec()
                                .getContainers()
                                .get(0)
                                .getImagePullPolicy()
                                .equals("Always")));
  }

  @Test
  void nothingIsPulledWhereNodesHaveTheirImagesByOtherMeans(TestNamespace namespace) {
    new Lagos(namespace).applyMinimal("images: {pullPolicy: Never}");

    var answer = Plugin.in(namespace).run("pull");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("images.pullPolicy of billing is Never");
  }

  @Test
  void pauseHoldsForATimeAndResumeEndsIt(TestNamespace namespace) {
    var lagos = running(namespace);
    var plugin = Plugin.in(namespace);

    var paused = plugin.run("pause", "--for", "2h", "--reason", "new nodes", "--wait");
    assertThat(paused.exitCode()).as(paused.err()).isEqualTo(ExitCode.GOOD);
    var pause = requireNonNull(lagos.get("billing").getSpec().pause());
    assertThat(Instant.parse(pause.until()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(115)),
            Instant.now().plus(Duration.ofMinutes(121)));
    assertThat(pause.reason()).isEqualTo("new nodes");
    assertThat(plugin.run("restart").err()).contains("billing is paused until", "resume");

    var resumed = plugin.run("resume", "--wait");
    assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(lagos.get("billing").getSpec().pause()).isNull();
  }

  @Test
  void aPauseThatMakesNoSenseIsRefused(TestNamespace namespace) {
    new Lagos(namespace).applyMinimal("state: Stopped");
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("resume").err()).contains("billing is not paused");
    assertThat(plugin.run("pause", "--until", "tomorrow").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.run("pause", "--until", "2020-01-01T00:00:00Z").err()).contains("over");
    assertThat(plugin.run("pause", "--for", "soon").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whoeverWorksWithAPipelineIsToldWhatToCommit(TestNamespace namespace) {
    new Lagos(namespace)
        .apply(
            Lagos.minimal("1.51.0")
                .replace(
                    "  name: billing",
                    "  name: billing\n  labels: {kustomize.toolkit.fluxcd.io/name: apps}"));

    var answer = Plugin.in(namespace).run("stop");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).contains("Flux (Kustomization apps)", "commit: spec.state: Stopped");
  }

  private static Lagos running(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    return lagos;
  }
}
