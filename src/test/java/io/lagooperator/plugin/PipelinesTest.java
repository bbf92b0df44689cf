package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who puts back what is changed in the cluster, and what to commit instead. */
class PipelinesTest {
  @Test
  void toolsAreKnownByTheirMarks() {
    assertThat(tool(Map.of("kustomize.toolkit.fluxcd.io/name", "apps"), Map.of()))
        .contains("Flux (Kustomization apps)");
    assertThat(tool(Map.of("helm.toolkit.fluxcd.io/name", "lago"), Map.of()))
        .contains("Flux (HelmRelease lago)");
    assertThat(tool(Map.of("argocd.argoproj.io/instance", "lago"), Map.of())).contains("Argo CD");
    assertThat(tool(Map.of(), Map.of("argocd.argoproj.io/tracking-id", "lago:x")))
        .contains("Argo CD");
    assertThat(tool(Map.of("app.kubernetes.io/instance", "lago"), Map.of())).isEmpty();
  }

  @Test
  void eachFieldIsALineToCommit() {
    var change = new HashMap<String, Object>();
    change.put("images", Map.of("pullPolicy", "Always"));
    change.put("restart", "now");

    assertThat(new Pipelines("Argo CD").sentence(change))
        .endsWith("commit: spec.images.pullPolicy: Always; spec.restart: now");
    assertThat(new Pipelines("Argo CD").sentence(Collections.singletonMap("pause", null)))
        .endsWith("commit: no spec.pause");
  }

  private static Optional<String> tool(Map<String, String> labels, Map<String, String> notes) {
    var lago = new LagoInstance();
    lago.getMetadata().setLabels(labels);
    lago.getMetadata().setAnnotations(notes);
    return Pipelines.of(lago).map(Pipelines::tool);
  }
}
