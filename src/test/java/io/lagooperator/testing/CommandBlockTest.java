package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a page is a command, and what is a comment to it. */
class CommandBlockTest {
  private static final Path PAGE = Path.of("page.md");

  @Test
  void everyShellBlockIsOneInItsOrderAlsoInsideAList() {
    var blocks =
        CommandBlock.of(
            PAGE,
            """
            Text
            ```sh
            kubectl get lago
            ```
            ```yaml
            kind: Pod
            ```
            1. Then

               ```sh
               a |
                 b
               ```
            """
                .lines()
                .toList());

    assertThat(blocks)
        .extracting(CommandBlock::commands)
        .containsExactly("kubectl get lago\n", "a |\n  b\n");
    assertThat(blocks)
        .extracting(CommandBlock::toString)
        .containsExactly("page.md:2", "page.md:10");
  }

  @Test
  void aCommentSaysWhatTheNextBlockNeedsAndNoOther() {
    var blocks =
        CommandBlock.of(
            PAGE,
            """
            <!-- needs: a real node -->
            ```sh
            one
            ```
            ```sh
            two
            ```
            <!-- needs: something else -->
            Text between.
            ```sh
            three
            ```
            """
                .lines()
                .toList());

    assertThat(blocks)
        .extracting(CommandBlock::needs)
        .containsExactly(Optional.of("a real node"), Optional.empty(), Optional.empty());
  }

  @Test
  void aPageMaySayWhatAllItsCommandsNeed() {
    var blocks =
        CommandBlock.of(
            PAGE,
            """
            # Page

            <!-- all commands need: Helm -->
            Text
            ```sh
            one
            ```
            """
                .lines()
                .toList());

    assertThat(blocks).extracting(CommandBlock::needs).containsExactly(Optional.of("Helm"));
  }

  @Test
  void aBlockWithoutAnEndIsAMistake() {
    assertThatThrownBy(() -> CommandBlock.of(PAGE, "```sh\nls".lines().toList()))
        .hasMessageContaining("line 1");
  }
}
