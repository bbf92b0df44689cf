package io.lagooperator.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Data files that the operator carries: a line each fact, under a line that names the columns. */
final class DataFile {
  private DataFile() {}

  static List<String> lines(String resource) {
    try (var stream = DataFile.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the operator's own files");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<List<String>> rows(String resource) {
    return lines(resource).stream().map(line -> List.of(line.split(",", -1))).toList();
  }
}
