package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts about the Deployment or StatefulSet of one component. */
public record WorkloadFacts(
    Optional<Release> release,
    String revision,
    String stores,
    String connections,
    boolean served,
    int replicas,
    boolean replicasOwnedElsewhere,
    boolean raised,
    boolean seenByController,
    int total,
    int updated,
    int ready,
    boolean deadlineExceeded,
    Instant made,
    Instant changed,
    Optional<Refusal> refusal) {

  /** As long as a Deployment has for a rollout. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Why its pods are not made, in the words of the API server, and since when. */
  public record Refusal(String message, Instant since) {}

  static WorkloadFacts of(Deployment deployment, boolean raised) {
    var status = Optional.ofNullable(deployment.getStatus());
    var deadline =
        status.stream()
            .flatMap(s -> s.getConditions().stream())
            .anyMatch(
                c ->
                    c.getType().equals("Progressing")
                        && "ProgressDeadlineExceeded".equals(c.getReason()));
    return new WorkloadFacts(
        release(deployment),
        annotation(deployment, Labels.REVISION),
        annotation(deployment, Labels.STORES),
        annotation(deployment, Labels.CONNECTIONS),
        Boolean.parseBoolean(annotation(deployment, Labels.SERVED)),
        or(deployment.getSpec().getReplicas(), 1),
        ReplicaOwner.isSomebodyElse(deployment),
        raised,
        seen(deployment, status.map(DeploymentStatus::getObservedGeneration)),
        status.map(DeploymentStatus::getReplicas).orElse(0),
        status.map(DeploymentStatus::getUpdatedReplicas).orElse(0),
        status.map(DeploymentStatus::getReadyReplicas).orElse(0),
        deadline,
        Times.made(deployment),
        Times.changed(deployment),
        status.flatMap(WorkloadFacts::refusal));
  }

  static WorkloadFacts of(StatefulSet set) {
    var status = Optional.ofNullable(set.getStatus());
    var rolled =
        status
            .map(s -> Objects.equals(s.getCurrentRevision(), s.getUpdateRevision()))
            .orElse(false);
    var total = status.map(StatefulSetStatus::getReplicas).orElse(0);
    return new WorkloadFacts(
        release(set),
        annotation(set, Labels.REVISION),
        annotation(set, Labels.STORES),
        annotation(set, Labels.CONNECTIONS),
        false,
        or(set.getSpec().getReplicas(), 1),
        false,
        false,
        seen(set, status.map(StatefulSetStatus::getObservedGeneration)),
        total,
        rolled ? total : status.map(StatefulSetStatus::getUpdatedReplicas).orElse(0),
        status.map(StatefulSetStatus::getReadyReplicas).orElse(0),
        false,
        Times.made(set),
        Times.changed(set),
        Optional.empty());
  }

  /**
   * Whether the wanted number of pods is there, all of the newest template, and enough of them
   * ready. Another number means that what is wanted has yet to be written, or to be done; where an
   * autoscaler goes down, that is not worth a word.
   */
  public boolean rolledOut(int wanted, int mayBeAway) {
    return seenByController
        && replicas >= 1
        && replicas == wanted
        && updated >= replicas
        && total == updated
        && (total == replicas || replicasOwnedElsewhere)
        && ready >= wanted - mayBeAway;
  }

  /** Whether pods of an older template may still be there. */
  public boolean rolling() {
    return !seenByController || total != updated;
  }

  /** Whether nothing runs and nothing will be started, as by an autoscaler that has yet to go. */
  public boolean scaledDown() {
    return seenByController && replicas == 0 && total == 0 && !raised;
  }

  private static Optional<Refusal> refusal(DeploymentStatus status) {
    return status.getConditions().stream()
        .filter(c -> c.getType().equals("ReplicaFailure") && "True".equals(c.getStatus()))
        .findFirst()
        .map(
            c ->
                new Refusal(
                    Optional.ofNullable(c.getMessage()).orElse("no reason is given"),
                    Times.of(c.getLastTransitionTime())));
  }

  private static Optional<Release> release(HasMetadata object) {
    return label(object, Labels.VERSION).flatMap(Release::parse);
  }

  private static String annotation(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(a -> a.get(name))
        .orElse("");
  }

  private static Optional<String> label(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getLabels()).map(l -> l.get(name));
  }

  private static boolean seen(HasMetadata object, Optional<Long> observedGeneration) {
    return observedGeneration.orElse(0L)
        >= Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L);
  }

  private static int or(@Nullable Integer number, int unset) {
    return number == null ? unset : number;
  }
}
