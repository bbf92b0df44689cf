package io.lagooperator.status;

import io.lagooperator.model.Component;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Words for what keeps a pod from running, or from ending. */
final class Troubles {
  /** Clusters that add nodes on demand take a while: until then it is not a fault. */
  static final Duration SCHEDULING_PATIENCE = Duration.ofMinutes(2);

  /** A kubelet ends a pod within its grace; some time for what it unmounts. */
  static final Duration ENDING_PATIENCE = Duration.ofMinutes(1);

  private Troubles() {}

  /** What is wrong with a pod of a component; waited for are the ends of pods, too. */
  static Optional<Finding> of(Component component, PodFacts pod, boolean waitedFor, Instant now) {
    if (pod.trouble().orElse(null) instanceof Trouble.NodeLost lost) {
      return nodeLost(component, pod, lost, waitedFor);
    }
    if (pod.ending()) {
      return waitedFor || runsNeverTwice(component) ? overdue(pod, now) : Optional.empty();
    }
    return pod.trouble().map(trouble -> finding(pod, trouble, now));
  }

  /** What is wrong with a pod of a Job, which Kubernetes replaces only when it knows its end. */
  static Optional<Finding> ofJob(PodFacts pod, Instant now) {
    if (pod.trouble().orElse(null) instanceof Trouble.NodeLost lost) {
      return Optional.of(
          lost(Reason.NodeLost, pod, lost, "the Job may still run there: none takes its place"));
    }
    return pod.ending()
        ? overdue(pod, now)
        : pod.trouble().map(trouble -> finding(pod, trouble, now));
  }

  private static Optional<Finding> nodeLost(
      Component component, PodFacts pod, Trouble.NodeLost lost, boolean waitedFor) {
    if (component == Component.CLOCK) {
      return Optional.of(
          lost(
              Reason.ClockNodeLost,
              pod,
              lost,
              "the clock may still tick there: another one is not started"));
    }
    if (runsNeverTwice(component)) {
      return Optional.of(
          lost(
              Reason.NodeLost,
              pod,
              lost,
              "its data may still be in use there: Kubernetes does not replace the pod by itself"));
    }
    if (pod.ending()) {
      return waitedFor
          ? Optional.of(
              lost(Reason.NodeLost, pod, lost, "the end of the pod is waited for, and cannot come"))
          : Optional.empty();
    }
    return Optional.of(
        new Finding(
            Reason.Waiting,
            "Node %s of pod %s does not answer; Kubernetes replaces the pod in a few minutes."
                .formatted(lost.node(), pod.name())));
  }

  private static Finding lost(Reason reason, PodFacts pod, Trouble.NodeLost lost, String effect) {
    return say(
        reason,
        "Node %s of pod %s does not answer, and %s".formatted(lost.node(), pod.name(), effect));
  }

  /** The clock by its Deployment, what has a volume by its StatefulSet. */
  private static boolean runsNeverTwice(Component component) {
    return switch (component) {
      case CLOCK, POSTGRESQL, REDIS -> true;
      default -> false;
    };
  }

  private static Optional<Finding> overdue(PodFacts pod, Instant now) {
    return pod.endsBy()
        .filter(by -> now.isAfter(by.plus(ENDING_PATIENCE)))
        .map(
            by ->
                say(
                    Reason.PodNotEnding,
                    "Pod %s on node %s should have ended at %s, and its end is waited for"
                        .formatted(pod.name(), pod.node(), by)));
  }

  private static Finding finding(PodFacts pod, Trouble trouble, Instant now) {
    if (trouble instanceof Trouble.CrashLoop crash) {
      var words = Scrubber.scrub(crash.message());
      return say(
          Reason.CrashLooping,
          "Container %s of pod %s ends again and again, last with exit code %d%s"
              .formatted(
                  crash.container(),
                  pod.name(),
                  crash.exitCode(),
                  words.isEmpty() ? "" : ": " + words));
    }
    if (trouble instanceof Trouble.ImagePull pull) {
      return say(
          Reason.ImagePullFailed,
          "Image %s of pod %s cannot be pulled: %s"
              .formatted(pull.image(), pod.name(), Scrubber.scrub(pull.message())));
    }
    if (trouble instanceof Trouble.CannotStart start) {
      return say(
          Reason.ContainerCannotStart,
          "Container %s of pod %s cannot start: %s"
              .formatted(start.container(), pod.name(), Scrubber.scrub(start.message())));
    }
    if (trouble instanceof Trouble.Unschedulable unschedulable) {
      var finding =
          say(
              Reason.Unschedulable,
              "Pod %s finds no node: %s"
                  .formatted(pod.name(), Scrubber.scrub(unschedulable.message())));
      return now.isAfter(unschedulable.since().plus(SCHEDULING_PATIENCE))
          ? finding
          : new Finding(Reason.Waiting, finding.sentence());
    }
    return new Finding(Reason.Waiting, "The node of pod %s does not answer.".formatted(pod.name()));
  }

  private static Finding say(Reason reason, String what) {
    return Finding.withNextStep(reason, what);
  }
}
