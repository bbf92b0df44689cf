package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Golden;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** The page of the plugin, and whether it is true. */
class PluginDocTest {
  private static final Path PAGE = Path.of("docs", "plugin.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^(?:.*\\| |.*<\\()?kubectl lago (.+?)\\)?$");

  @Test
  void thePageIsWhatTheGrammarSays() {
    Golden.check(PAGE, PluginPage.text());
  }

  @Test
  void everyVerbIsOnItWithItsRights() {
    var page = PluginPage.text();
    KubectlLago.grammar()
        .getSubcommands()
        .forEach(
            (verb, line) -> {
              if (line.getSubcommands().isEmpty()) {
                assertThat(page).contains("\n### " + verb + "\n");
              }
            });
    assertThat(PluginRights.BY_VERB.keySet())
        .allSatisfy(verb -> assertThat(page).contains("\n### " + verb + "\n"));
  }

  @Test
  void everyExampleIsAGoodLine() {
    var examples =
        EXAMPLE
            .matcher(PluginPage.text())
            .results()
            .map(found -> found.group(1))
            .filter(line -> !line.contains("[options]"))
            .map(line -> line.replaceFirst(" \\| .*", ""))
            .toList();
    assertThat(examples).hasSizeGreaterThan(15);
    for (var example : examples) {
      try {
        KubectlLago.grammar()
            .parseArgs(example.replace("\"", "").replace("new nodes", "new").split(" "));
      } catch (ParameterException e) {
        throw new AssertionError("kubectl lago " + example, e);
      }
    }
  }
}
