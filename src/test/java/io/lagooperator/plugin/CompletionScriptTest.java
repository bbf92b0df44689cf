package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Plugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shells complete. */
class CompletionScriptTest {
  private static final Path SCRIPT = Path.of("bin", "kubectl_complete-lago");

  @Test
  void theScriptIsWhatTheGrammarSaysAndCanBeRun() {
    Golden.check(SCRIPT, CompletionScript.text());
    assertThat(Files.isExecutable(SCRIPT)).isTrue();
  }

  @Test
  void verbsOptionsAndComponentsAreSuggested() throws Exception {
    assertThat(suggestions("")).anyMatch(line -> line.startsWith("status\t")).endsWith(":4");
    assertThat(suggestions("logs", "")).contains("api", "postgresql", "--tail", "--namespace");
    assertThat(suggestions("-n", "shop", "restart", ""))
        .contains("webhook")
        .doesNotContain("redis");
    assertThat(suggestions("keys", "")).anyMatch(line -> line.startsWith("export\t"));
    assertThat(suggestions("keys", "export", "")).contains("--yes-print-secrets");
  }

  @Test
  void shellsGetAScriptForTheBareProgram() {
    var answer = Plugin.alone().run("completion", "bash");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("complete -F", "kubectl-lago", "upgrade");
    assertThat(Plugin.alone().run("completion", "dos").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static List<String> suggestions(String... words)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    line.addAll(List.of(words));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
