package io.lagooperator.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Go on the PATH, which builds programs from pinned modules. */
record GoCompiler(Path go) {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  static Optional<GoCompiler> on(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "go"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(GoCompiler::new);
  }

  /** The program appears when it is whole. */
  Command.Outcome build(Path module, List<String> line, Path part, Path target) throws IOException {
    // A user's workspace or vendor settings must not change what is built.
    Command.Outcome outcome =
        new Command(line, Map.of("CGO_ENABLED", "0", "GOWORK", "off"), module)
            .run(target.resolveSibling("go-build.log"), LIMIT);
    if (outcome.exitCode() == 0) {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return outcome;
  }

  List<String> line(String goPackage, List<String> linkerFlags, Path target) {
    return List.of(
        go.toString(),
        "build",
        "-mod=readonly",
        "-trimpath",
        "-ldflags",
        String.join(" ", linkerFlags),
        "-o",
        target.toString(),
        goPackage);
  }
}
