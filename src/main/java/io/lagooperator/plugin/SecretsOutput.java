package io.lagooperator.plugin;

import io.lagooperator.plugin.Surroundings.Stream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a text with keys goes: to a file that nobody else can read, or on, but not on a screen. */
final class SecretsOutput {
  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "A new file that only you can read. Defaults to the standard output.")
  Optional<Path> file = Optional.empty();

  @Option(names = "--yes-print-secrets", description = "Print them on a terminal too.")
  boolean printed;

  /** Before anything is read: nobody may look over a shoulder. */
  void guard(Session session) {
    if (file.isEmpty() && !printed && session.surroundings().terminals().contains(Stream.OUT)) {
      throw Refusal.ofUsage(
          "Keys would be seen on this terminal: give -o FILE, or --yes-print-secrets.");
    }
  }

  /** Next tells what to do with the file, which it names as %s. */
  void write(Session session, String text, String next) {
    if (file.isEmpty()) {
      session.screen().printAll(text);
    } else {
      new PrivateFile(file.get()).write(it -> it.write(text.getBytes(StandardCharsets.UTF_8)));
      session.screen().tell("Written to %s. %s".formatted(file.get(), next.formatted(file.get())));
    }
  }
}
