package io.lagooperator.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Texts as the entries of a zip. */
final class Archive implements AutoCloseable {
  private final ZipOutputStream zip;

  Archive(OutputStream file) {
    this.zip = new ZipOutputStream(file);
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
