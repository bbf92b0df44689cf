package io.lagooperator.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A new file of texts. */
final class Archive implements AutoCloseable {
  private final ZipOutputStream zip;

  Archive(Path file) throws IOException {
    this.zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
  }

  void add(String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
