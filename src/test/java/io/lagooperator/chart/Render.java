package io.lagooperator.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.testing.Helm;
import io.lagooperator.testing.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways to render the chart that are kept as golden YAML. */
enum Render {
  DEFAULT,
  NAMESPACED,
  FULL;

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "chart");

  /** Arguments of Helm; the CRD has a test of its own, and would hide all else. */
  String[] arguments(String... more) {
    var values = Path.of("src", "test", "chart", file());
    var own =
        this == DEFAULT ? Stream.of("--set=crds.enabled=false") : Stream.of("--values=" + values);
    return Stream.concat(
            Stream.concat(own, Stream.of("--set=crds.enabled=false")).distinct(), Stream.of(more))
        .toArray(String[]::new);
  }

  Path golden() {
    return GOLDEN.resolve(file());
  }

  String by(Helm helm) {
    return helm.template(arguments());
  }

  List<HasMetadata> objects() {
    return Manifests.parse(by(Helm.three()));
  }

  private String file() {
    return name().toLowerCase(Locale.ROOT) + ".yaml";
  }
}
