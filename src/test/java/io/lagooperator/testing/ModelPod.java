package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Release;
import io.lagooperator.testing.Moment.PodSight;
import java.time.Instant;
import java.util.Optional;

/** A pod of the model cluster: it starts, is ready, is told to go, and is gone some time later. */
public final class ModelPod {
  private final PodSight sight;
  private final String revision;
  private final String image;
  private Pod asKubernetesShowsIt;
  private boolean ready;
  private boolean terminating;
  private Optional<Instant> lost = Optional.empty();

  ModelPod(String name, ModelWorkload workload) {
    var template = workload.template();
    this.sight = PodSight.of(name, workload.component(), template.getSpec());
    this.revision = workload.revision();
    this.image = template.getSpec().getContainers().get(0).getImage();
    this.asKubernetesShowsIt =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withLabels(template.getMetadata().getLabels())
            .withCreationTimestamp("2026-01-01T00:00:00Z")
            .endMetadata()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();
  }

  public Component component() {
    return sight.component();
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
    return sight.release();
  }

  PodSight sight() {
    return sight;
  }

  void becomeReady() {
    ready = true;
  }

  void crash() {
    ready = false;
  }

  void terminate() {
    terminating = true;
    // Anew, since operators may still hold what it was.
    asKubernetesShowsIt =
        new PodBuilder(asKubernetesShowsIt)
            .editMetadata()
            .withDeletionTimestamp("2026-01-01T00:00:00Z")
            .endMetadata()
            .build();
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
        .withName(component().label())
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
    return sight.name()
        + " "
        + image
        + (terminating ? " terminating" : ready ? " ready" : " starting");
  }
}
