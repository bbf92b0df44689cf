package io.lagooperator.image;

import io.lagooperator.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The classes of a start, laid out in memory beforehand. From the same JVM, jar and list come the
 * same bytes, which is not so of what is recorded anew each time.
 */
final class ClassArchive {
  private ClassArchive() {}

  /** Run by the image's own JVM, since no other one could read it. */
  static void write(UnpackedImage image, Path archive) throws IOException {
    var java = image.outside(image.program("java"));
    var app = image.root().resolve("app");
    Files.deleteIfExists(archive);
    var line =
        List.of(
            java.toString(),
            "@" + app.resolve("jvm.options"),
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + Recipe.CLASSES.toAbsolutePath(),
            "-XX:SharedArchiveFile=" + archive.toAbsolutePath(),
            "-jar",
            app.resolve("lago-operator.jar").toString());
    new Command(line, Map.of(), app)
        .run(archive.resolveSibling("archive.log"), Duration.ofMinutes(5))
        .orFail(reason -> new IOException("no archive of classes could be made: " + reason));
    if (!Files.isRegularFile(archive)) {
      throw new IOException("no archive of classes came of " + line);
    }
  }
}
