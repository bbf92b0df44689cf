package io.lagooperator.image;

import io.lagooperator.testing.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest JDK of this machine that an image can be made with. */
record Jdk(Path home, int feature) {
  private static final int WANTED = 25;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** The one that {@code -Dimage.jdk} names, else one of Java 25, else the one that runs this. */
  static Jdk best() {
    var running = Path.of(System.getProperty("java.home", ""));
    return Optional.ofNullable(System.getProperty("image.jdk"))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .map(Jdk::at)
        .or(() -> beside(running).filter(jdk -> jdk.feature() == WANTED).findFirst())
        .orElseGet(() -> at(running));
  }

  private static Stream<Jdk> beside(Path running) {
    try (var homes = Files.list(running.toRealPath().resolveSibling("."))) {
      return homes.filter(Jdk::isWhole).sorted().map(Jdk::at).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWhole(Path home) {
    return Files.isExecutable(home.resolve("bin/jlink"))
        && Files.isRegularFile(home.resolve("release"));
  }

  private static Jdk at(Path home) {
    if (!isWhole(home)) {
      throw new IllegalStateException(
          home + " is no JDK with jlink; name one of Java 25 with -Dimage.jdk=…");
    }
    try {
      var version =
          Files.readAllLines(home.resolve("release")).stream()
              .filter(line -> line.startsWith("JAVA_VERSION="))
              .map(line -> line.replaceAll("[^0-9.]", ""))
              .findFirst()
              .orElseThrow();
      return new Jdk(home, Integer.parseInt(version.split("\\.", -1)[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one of its tools, and gives what that has said. */
  String run(String tool, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(home.resolve("bin").resolve(tool).toString());
    line.addAll(arguments);
    try {
      var log = Files.createTempFile(tool, ".log");
      new Command(line, Map.of(), Path.of("").toAbsolutePath())
          .run(log, LIMIT)
          .orFail(reason -> new IOException(tool + " failed: " + reason));
      var said = Files.readString(log);
      Files.delete(log);
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
