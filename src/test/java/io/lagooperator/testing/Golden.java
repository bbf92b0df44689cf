package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made by the build and committed, so that a reviewer sees what a change does. */
public final class Golden {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private Golden() {}

  /** Whether such files are written now. */
  public static boolean isUpdated() {
    return UPDATE;
  }

  /** Compares with the committed file; {@code mvn verify -Dgolden.update=true} writes it. */
  public static void check(Path file, String content) {
    try {
      if (UPDATE) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as(
              "%s differs from what the build makes; if that is meant, run mvn verify"
                  + " -Dgolden.update=true and commit it",
              file)
          .isEqualTo(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
