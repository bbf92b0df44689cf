package io.lagooperator.plugin;

import io.lagooperator.plugin.Surroundings.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
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

  void write(Session session, String text, String next) {
    if (file.isEmpty()) {
      session.screen().printAll(text);
    } else {
      write(file.get(), text);
      session.screen().tell("Written to %s. %s".formatted(file.get(), next));
    }
  }

  private static void write(Path file, String text) {
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, own)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Refusal("%s exists, and is not written over. Name another file.".formatted(file));
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refusal("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }
}
