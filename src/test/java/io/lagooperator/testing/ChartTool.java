package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that render and judge the chart, each built once for this user. */
enum ChartTool {
  HELM3("helm.sh/helm/v3/cmd/helm") {
    /** Without, it takes itself for one that knows Kubernetes 1.20. */
    @Override
    List<String> linkerFlags(PinnedModule module) {
      String helm = "helm.sh/helm/v3/";
      String minor = module.version("k8s.io/client-go").split("\\.", -1)[1];
      return List.of(
          "-X " + helm + "internal/version.version=" + module.version("helm.sh/helm/v3"),
          "-X " + helm + "pkg/chartutil.k8sVersionMajor=1",
          "-X " + helm + "pkg/chartutil.k8sVersionMinor=" + minor,
          "-X " + helm + "pkg/lint/rules.k8sVersionMajor=1",
          "-X " + helm + "pkg/lint/rules.k8sVersionMinor=" + minor);
    }
  },
  HELM4("helm.sh/helm/v4/cmd/helm"),
  KUBE_SCORE("github.com/zegl/kube-score/cmd/kube-score");

  private static final String OWN_FOLDER = "LAGO_CHART_BIN";

  private final String goPackage;

  ChartTool(String goPackage) {
    this.goPackage = goPackage;
  }

  /** What must be told to it when it is built. */
  List<String> linkerFlags(PinnedModule module) {
    return List.of();
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The first call on a machine takes minutes and says what it does. */
  Path program() {
    Map<String, String> environment = System.getenv();
    Optional<Path> given = Optional.ofNullable(environment.get(OWN_FOLDER)).map(Path::of);
    return given.map(folder -> folder.resolve(fileName())).orElseGet(() -> cached(environment));
  }

  private Path cached(Map<String, String> environment) {
    Platform platform = Platform.current();
    PinnedModule module =
        PinnedModule.read(Path.of("src", "test", "chart", fileName()).toAbsolutePath());
    Path home = Path.of(System.getProperty("user.home", ""));
    Path program =
        ClusterBinaries.cacheFolder(environment, home, platform)
            .resolveSibling("chart")
            .resolve(module.key(platform))
            .resolve(fileName());
    return Files.isExecutable(program) ? program : built(program, module, environment);
  }

  private Path built(Path program, PinnedModule module, Map<String, String> environment) {
    GoCompiler go =
        GoCompiler.on(environment.getOrDefault("PATH", ""))
            .orElseThrow(
                () -> new IllegalStateException(sentence("there is no go on the PATH", module)));
    try (ExclusiveFile lock =
        ExclusiveFile.lock(
            program.resolveSibling(fileName() + ".lock"),
            "Another process builds " + fileName() + " already: waiting for it.")) {
      if (!Files.isExecutable(program)) {
        System.out.println("Chart: building " + fileName() + ", usually one to three minutes");
        Path part =
            program.resolveSibling(fileName() + "." + ProcessHandle.current().pid() + ".part");
        var flags = Stream.concat(Stream.of("-s", "-w"), linkerFlags(module).stream()).toList();
        go.build(module.folder(), go.line(goPackage, flags, part), part, program)
            .orFail(reason -> new IllegalStateException(sentence(reason, module)));
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(
          program + " cannot be kept: set XDG_CACHE_HOME to a folder that can be written to.", e);
    }
  }

  private String sentence(String reason, PinnedModule module) {
    return "These tests need %s, which cannot be built (%s): install Go %s or newer, or set %s to a folder with it."
        .formatted(fileName(), reason, module.go(), OWN_FOLDER);
  }
}
