package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, before any cluster is asked. */
class KubectlLagoTest {
  private final Plugin plugin = Plugin.alone();

  @Test
  void helpListsTheVerbsAndNeedsNoCluster() {
    var answer = plugin.run("--help");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("kubectl lago", "stop");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void aVerbExplainsItself() {
    var answer = plugin.run("stop", "--help");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("Usage: kubectl lago stop", "--namespace", "[INSTANCE]");
  }

  @Test
  void anUnknownVerbIsAMistakeOfTheLine() {
    var answer = plugin.run("stpo");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("stpo", "Did you mean", "kubectl lago stop", "--help");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void withoutAVerbTheHelpIsShownAsAMistake() {
    var answer = plugin.run();

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("Usage: kubectl lago");
  }

  @Test
  void aKubeconfigThatIsNotThereIsNamed() {
    var answer = plugin.run("stop");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(answer.err()).contains("Error: ", "/no/such/kubeconfig", "KUBECONFIG");
  }

  @Test
  void anEmptyKubeconfigNamesNoCluster(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("config"), "\n");
    var answer = Plugin.alone("--kubeconfig", file.toString()).run("stop");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(answer.err()).contains("Error: No cluster is configured.");
  }
}
