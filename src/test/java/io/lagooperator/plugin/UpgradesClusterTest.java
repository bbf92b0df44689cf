package io.lagooperator.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import org.junit.jupiter.api.Test;

/** Going to another release, and letting the steps to it begin. */
@WithOperator
class UpgradesClusterTest {
  @Test
  void upgradeShowsTheWayAsksAndGoesIt(TestNamespace namespace) {
    var lagos = at(namespace, "1.50.0");

    var answer =
        Plugin.in(namespace).typing("yes\n").run("upgrade", "1.51.0", "--wait", "--timeout", "3m");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("billing: 1.50.0 → 1.51.0", "migration to 1.51.0");
    assertThat(answer.err()).contains("A database never goes back. Begin? [y/N]");
    assertThat(lagos.get("billing").getStatus().version()).isEqualTo("1.51.0");
  }

  @Test
  void nothingChangesWithoutAYes(TestNamespace namespace) {
    var lagos = at(namespace, "1.50.0");
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("upgrade", "1.51.0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.typing("no\n").run("upgrade", "1.51.0").exitCode())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(plugin.run("upgrade", "1.51.0", "--dry-run").exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(lagos.get("billing").getSpec().version()).isEqualTo("1.50.0");
  }

  @Test
  void whatIsNoWayIsRefused(TestNamespace namespace) {
    at(namespace, "1.50.0");
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("upgrade", "1.49.0", "--yes").err()).contains("never goes back");
    assertThat(plugin.run("upgrade", "1.50.0", "--yes").err())
        .contains("at release 1.50.0 already");
    assertThat(plugin.run("upgrade", "1.99.0", "--yes").err()).contains("not known");
    assertThat(plugin.run("upgrade", "newest").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void approveLetsTheStepBeginThatWaits(TestNamespace namespace) {
    var lagos = at(namespace, "1.50.0");
    lagos.apply(Lagos.minimal("1.51.0") + "  upgrade: {approval: Manual}\n");
    lagos.awaitReason("billing", "ApprovalNeeded");

    var answer = Plugin.in(namespace).run("approve", "--yes", "--wait", "--timeout", "3m");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).contains("waits for approval", "1.51.0");
    assertThat(lagos.get("billing").getStatus().version()).isEqualTo("1.51.0");
    assertThat(requireNonNull(lagos.get("billing").getSpec().upgrade()).approved())
        .isEqualTo("1.51.0");
  }

  @Test
  void whereNothingWaitsNothingIsApproved(TestNamespace namespace) {
    at(namespace, "1.51.0");

    var answer = Plugin.in(namespace).run("approve", "--yes");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("No step of billing waits for approval");
  }

  private static Lagos at(TestNamespace namespace, String release) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal(release));
    lagos.awaitState("billing", "Running");
    return lagos;
  }
}
