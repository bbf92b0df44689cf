package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Release;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A pod of the model cluster: it starts, is ready, is told to go, and is gone some time later. */
public final class ModelPod {
  private final String name;
  private final Component component;
  private final String revision;
  private final String image;
  private final Pod asKubernetesShowsIt;
  private boolean ready;
  private boolean terminating;
  private Optional<Instant> lost = Optional.empty();

  ModelPod(
      String name, Component component, String revision, String image, Map<String, String> labels) {
    this.name = name;
    this.component = component;
    this.revision = revision;
    this.image = image;
    this.asKubernetesShowsIt =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withLabels(labels)
            .withCreationTimestamp("2026-01-01T00:00:00Z")
            .endMetadata()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();
  }

  public Component component() {
    return component;
  }

  public String revision() {
    return revision;
  }

  public boolean isReady() {
    return ready && !terminating && lost.isEmpty();
  }

  public boolean isTerminating() {
    return terminating;
  }

  /** The release of Lago's own image that it runs. */
  public Optional<Release> release() {
    var tag = image.lastIndexOf(":v");
    return tag < 0 ? Optional.empty() : Release.parse(image.substring(tag + 2));
  }

  void becomeReady() {
    ready = true;
  }

  void terminate() {
    terminating = true;
    asKubernetesShowsIt.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
  }

  /** Its node answers no more: nothing that is asked of the pod happens from now on. */
  void lose(Instant now) {
    lost = Optional.of(now);
  }

  boolean isLost() {
    return lost.isPresent();
  }

  Pod pod() {
    return lost.map(this::onLostNode).orElse(asKubernetesShowsIt);
  }

  /** Marked as not ready by the controller of nodes, while its container says what it said last. */
  private Pod onLostNode(Instant since) {
    return new PodBuilder(asKubernetesShowsIt)
        .editMetadata()
        .withDeletionTimestamp(terminating ? since.toString() : null)
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-1")
        .endSpec()
        .editStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("False")
        .endCondition()
        .addNewContainerStatus()
        .withName(component.label())
        .withReady(true)
        .withRestartCount(0)
        .withNewState()
        .withNewRunning()
        .endRunning()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Override
  public String toString() {
    return name + " " + image + (terminating ? " terminating" : ready ? " ready" : " starting");
  }
}
