package io.lagooperator;

import io.lagooperator.testing.CommandBlock;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Shell;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What pages tell their readers to type works as it stands, from top to bottom; what a simulated
 * cluster cannot do says so beside it.
 */
@WithOperator
class DocumentedCommandsClusterTest {
  @ParameterizedTest
  @MethodSource("pages")
  void theCommandsOfAPageWorkOneAfterTheOther(Path page, TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    try (var shell = Shell.in(namespace)) {
      for (var block : runnable(page).toList()) {
        try {
          shell.run(block.commands());
        } catch (AssertionError e) {
          throw new AssertionError("%s: %s".formatted(block, e.getMessage()), e);
        }
      }
    }
  }

  static Stream<Path> pages() throws IOException {
    return everyPage().stream().filter(page -> runnable(page).findAny().isPresent());
  }

  private static Stream<CommandBlock> runnable(Path page) {
    return CommandBlock.of(page).stream().filter(block -> block.needs().isEmpty());
  }

  private static List<Path> everyPage() throws IOException {
    try (var docs = Files.list(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
