package io.lagooperator.testing;

import io.lagooperator.image.ImageOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is measured: the operator as its image runs it, or its jar where no image can be run. */
record BenchProgram(Optional<ImageOperator> image) implements AutoCloseable {
  /** As many as the chart gives a pod: of it the heap has its share. */
  private static final String MEMORY_LIMIT = "-XX:MaxRAM=512m";

  private static final Path OPTIONS = Path.of("src", "main", "image", "jvm.options");

  static BenchProgram best() throws IOException, InterruptedException {
    return new BenchProgram(
        ImageOperator.isPossible()
            ? Optional.of(ImageOperator.made(Path.of("target", "image-bench")))
            : Optional.empty());
  }

  OperatorProcess start(Cluster cluster) throws IOException {
    return image.isPresent()
        ? image.get().start(cluster, List.of(MEMORY_LIMIT), Map.of())
        : OperatorProcess.start(cluster, "@" + OPTIONS, MEMORY_LIMIT);
  }

  /** For whoever reads the figures. */
  String how() throws IOException {
    return image.isPresent()
        ? "the image's own file system, on Java " + image.get().javaVersion()
        : "the jar, on Java " + Runtime.version() + " without an archive of classes";
  }

  /** The options of the image, which are those of every start. */
  static List<String> options() throws IOException {
    return Files.readAllLines(OPTIONS).stream().filter(line -> line.startsWith("-")).toList();
  }

  @Override
  public void close() throws IOException {
    if (image.isPresent()) {
      image.get().close();
    }
  }
}
