package io.lagooperator.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the programs from the pinned module; needs Go and a module proxy, no release page. */
final class GoBuild implements BinarySource {
  private final PinnedVersions versions;
  private final String path;

  GoBuild(PinnedVersions versions, String path) {
    this.versions = versions;
    this.path = path;
  }

  @Override
  public void fill(Path folder, List<ClusterBinary> missing) throws NotToBeHad, IOException {
    GoCompiler go =
        GoCompiler.on(path)
            .orElseThrow(() -> new NotToBeHad("there is no go on the PATH to build them"));
    for (ClusterBinary binary : missing) {
      System.out.println(
          "Control plane: building %s, usually %s"
              .formatted(binary.progress(), binary.usualBuildTime()));
      Path part = binary.partIn(folder);
      go.build(versions.module(), line(go, binary, part), part, binary.in(folder))
          .orFail(reason -> new NotToBeHad("go cannot build " + binary.fileName() + ": " + reason));
    }
  }

  List<String> line(GoCompiler go, ClusterBinary binary, Path target) {
    return go.line(binary.goPackage(), linkerFlags(binary), target);
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
}
