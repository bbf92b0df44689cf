package io.lagooperator.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** A new file that only its owner can read; it is written whole, or not at all. */
record PrivateFile(Path path) {
  /** Writes what the file holds. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream file) throws IOException;
  }

  void write(Content content) {
    try (var file = create()) {
      fill(file, content);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal("%s exists, and is not written over. Name another file.".formatted(path));
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refusal("%s cannot be written: %s".formatted(path, e.getMessage()));
    }
  }

  private void fill(OutputStream file, Content content) throws IOException {
    var whole = false;
    try {
      content.writeTo(file);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(path);
      }
    }
  }

  private OutputStream create() throws IOException {
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return Channels.newOutputStream(Files.newByteChannel(path, options, own));
  }
}
