package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about one pod. */
public record PodFacts(
    String name,
    Optional<Release> release,
    String node,
    boolean ended,
    Optional<Instant> endsBy,
    boolean started,
    int restarts,
    Optional<Trouble> trouble,
    String lastWords) {
  private static final int A_LOOP = 2;
  private static final Set<String> PULL_REASONS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> START_REASONS =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  /** Whether it has been told to end, and has not yet. */
  public boolean ending() {
    return endsBy.isPresent() && !ended;
  }

  public static PodFacts of(Pod pod) {
    var status = pod.getStatus();
    var containers = status == null ? List.<ContainerStatus>of() : status.getContainerStatuses();
    var phase = status == null ? "" : or(status.getPhase(), "");
    var ended = phase.equals("Succeeded") || phase.equals("Failed");
    return new PodFacts(
        pod.getMetadata().getName(),
        Optional.ofNullable(pod.getMetadata().getLabels())
            .flatMap(labels -> Optional.ofNullable(labels.get(Labels.VERSION)))
            .flatMap(Release::parse),
        node(pod),
        ended,
        Optional.ofNullable(pod.getMetadata().getDeletionTimestamp()).map(Instant::parse),
        containers.stream().anyMatch(PodFacts::hasStarted),
        containers.stream().mapToInt(ContainerStatus::getRestartCount).sum(),
        ended ? Optional.empty() : trouble(pod),
        containers.stream()
            .flatMap(c -> lastEnd(c).stream())
            .map(PodFacts::words)
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse(status == null ? "" : or(status.getMessage(), "")));
  }

  /** Of a pod that lives: one that has ended, for example evicted, is replaced and in no loop. */
  private static Optional<Trouble> trouble(Pod pod) {
    var containers = containers(pod);
    return containers.stream()
        .flatMap(c -> trouble(c).stream())
        .findFirst()
        .or(() -> unschedulable(pod))
        .or(() -> nodeLost(pod, containers));
  }

  /** Also those that run before the others or beside them, which users may add. */
  private static List<ContainerStatus> containers(Pod pod) {
    var status = pod.getStatus();
    return status == null
        ? List.of()
        : Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
            .flatMap(List::stream)
            .toList();
  }

  private static String node(Pod pod) {
    return pod.getSpec() == null ? "" : or(pod.getSpec().getNodeName(), "");
  }

  private static boolean hasStarted(ContainerStatus container) {
    var state = container.getState();
    return container.getRestartCount() > 0
        || (state != null && (state.getRunning() != null || state.getTerminated() != null));
  }

  /** What a container said when it ended, or why it was ended. */
  private static String words(ContainerStateTerminated end) {
    var message = or(end.getMessage(), "").strip();
    var reason = or(end.getReason(), "");
    return reason.equals("OOMKilled") ? ("out of memory (OOMKilled) " + message).strip() : message;
  }

  /** Between two ends a looping container runs for a while: that is the same loop. */
  private static boolean isLooping(ContainerStatus container) {
    return container.getRestartCount() >= A_LOOP
        && !Boolean.TRUE.equals(container.getReady())
        && lastEnd(container).filter(end -> end.getExitCode() != 0).isPresent();
  }

  private static Trouble crashLoop(ContainerStatus container) {
    var end = lastEnd(container);
    return new Trouble.CrashLoop(
        container.getName(),
        end.map(ContainerStateTerminated::getExitCode).orElse(0),
        end.map(PodFacts::words).orElse(""));
  }

  private static Optional<Trouble> trouble(ContainerStatus container) {
    var state = container.getState();
    if (state == null || state.getWaiting() == null) {
      return isLooping(container) ? Optional.of(crashLoop(container)) : Optional.empty();
    }
    var reason = or(state.getWaiting().getReason(), "");
    var message = or(state.getWaiting().getMessage(), reason);
    if (PULL_REASONS.contains(reason)) {
      return Optional.of(new Trouble.ImagePull(or(container.getImage(), ""), message));
    }
    if (START_REASONS.contains(reason)) {
      return Optional.of(new Trouble.CannotStart(container.getName(), message));
    }
    return reason.equals("CrashLoopBackOff") ? Optional.of(crashLoop(container)) : Optional.empty();
  }

  private static Optional<ContainerStateTerminated> lastEnd(ContainerStatus container) {
    return Optional.ofNullable(container.getState())
        .map(s -> s.getTerminated())
        .or(() -> Optional.ofNullable(container.getLastState()).map(s -> s.getTerminated()));
  }

  private static Optional<Trouble> unschedulable(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("PodScheduled") && "False".equals(c.getStatus()))
        .filter(c -> "Unschedulable".equals(c.getReason()))
        .findFirst()
        .map(
            c ->
                new Trouble.Unschedulable(
                    or(c.getMessage(), "no node takes it"), Times.of(c.getLastTransitionTime())));
  }

  /** The node's lease has run out: the pod counts as not ready, although its containers did not. */
  private static Optional<Trouble> nodeLost(Pod pod, List<ContainerStatus> containers) {
    var status = pod.getStatus();
    if (status == null || !"Running".equals(status.getPhase())) {
      return Optional.empty();
    }
    var notReady =
        status.getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && "False".equals(c.getStatus()));
    var containersReady =
        !containers.isEmpty()
            && containers.stream().allMatch(c -> Boolean.TRUE.equals(c.getReady()));
    return notReady && containersReady
        ? Optional.of(new Trouble.NodeLost(node(pod)))
        : Optional.empty();
  }

  private static String or(@Nullable String text, String unset) {
    return text == null ? unset : text;
  }
}
