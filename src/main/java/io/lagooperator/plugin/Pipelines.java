package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which tool keeps an object as it is committed, and so undoes what is changed in the cluster. */
record Pipelines(String tool) {
  private static final String FLUX = "kustomize.toolkit.fluxcd.io/name";
  private static final String FLUX_HELM = "helm.toolkit.fluxcd.io/name";
  private static final List<String> ARGO =
      List.of("argocd.argoproj.io/tracking-id", "argocd.argoproj.io/instance");

  static Optional<Pipelines> of(HasMetadata object) {
    var marks = new HashMap<String, String>();
    Optional.ofNullable(object.getMetadata().getAnnotations()).ifPresent(marks::putAll);
    Optional.ofNullable(object.getMetadata().getLabels()).ifPresent(marks::putAll);
    return flux(marks)
        .or(() -> ARGO.stream().filter(marks::containsKey).findFirst().map(k -> "Argo CD"))
        .map(Pipelines::new);
  }

  private static Optional<String> flux(Map<String, String> marks) {
    if (marks.containsKey(FLUX)) {
      return Optional.of("Flux (Kustomization %s)".formatted(marks.get(FLUX)));
    }
    return Optional.ofNullable(marks.get(FLUX_HELM)).map("Flux (HelmRelease %s)"::formatted);
  }

  /** What to commit, so that the change stays. */
  String sentence(Map<String, ?> spec) {
    return "%s looks after this instance and may put back what was there. To keep the change, commit: %s"
        .formatted(tool, String.join("; ", lines("spec", spec).toList()));
  }

  private static Stream<String> lines(String path, Map<?, ?> block) {
    return block.entrySet().stream()
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .flatMap(
            entry -> {
              var below = path + "." + entry.getKey();
              if (entry.getValue() instanceof Map<?, ?> inner) {
                return lines(below, inner);
              }
              return Stream.of(
                  entry.getValue() == null
                      ? "no " + below
                      : "%s: %s".formatted(below, entry.getValue()));
            });
  }
}
