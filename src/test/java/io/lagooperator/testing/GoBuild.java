package io.lagooperator.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the programs from the pinned module; needs Go and a module proxy, no release page. */
final class GoBuild implements BinarySource {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final PinnedVersions versions;
  private final String path;

  GoBuild(PinnedVersions versions, String path) {
    this.versions = versions;
    this.path = path;
  }

  @Override
  public void fill(Path folder, List<ClusterBinary> missing) throws NotToBeHad, IOException {
    Path go = go().orElseThrow(() -> new NotToBeHad("there is no go on the PATH to build them"));
    for (ClusterBinary binary : missing) {
      System.out.println(
          "Control plane: building %s, usually %s"
              .formatted(binary.progress(), binary.usualBuildTime()));
      Path part = binary.partIn(folder);
      // A user's workspace or vendor settings must not change what is built.
      new Command(
              line(go, binary, part),
              Map.of("CGO_ENABLED", "0", "GOWORK", "off"),
              versions.module())
          .run(folder.resolve("go-build.log"), LIMIT)
          .orFail(reason -> new NotToBeHad("go cannot build " + binary.fileName() + ": " + reason));
      Files.move(part, binary.in(folder), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  List<String> line(Path go, ClusterBinary binary, Path target) {
    return List.of(
        go.toString(),
        "build",
        "-mod=readonly",
        "-trimpath",
        "-ldflags",
        String.join(" ", linkerFlags(binary)),
        "-o",
        target.toString(),
        binary.goPackage());
  }

  // Without its version the API server calls itself v0.0.0, and clients that compare misbehave.
  private List<String> linkerFlags(ClusterBinary binary) {
    List<String> flags = new ArrayList<>(List.of("-s", "-w"));
    if (binary.isPartOfKubernetes()) {
      String[] parts = versions.kubernetes().substring(1).split("\\.", -1);
      String target = "k8s.io/component-base/version.git";
      flags.addAll(List.of("-X", target + "Version=" + versions.kubernetes()));
      flags.addAll(List.of("-X", target + "Major=" + parts[0]));
      flags.addAll(List.of("-X", target + "Minor=" + parts[1]));
    }
    return flags;
  }

  private Optional<Path> go() {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "go"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
