package io.lagooperator.status;

import io.lagooperator.model.Component;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.Trouble;
import java.time.Duration;
import java.time.Instant;

/** Words for what keeps a pod from running. */
final class Troubles {
  /** Clusters that add nodes on demand take a while: until then it is not a fault. */
  static final Duration SCHEDULING_PATIENCE = Duration.ofMinutes(2);

  private Troubles() {}

  /** What is wrong with a pod of a component; the pod must have a trouble. */
  static Finding finding(Component component, PodFacts pod, Instant now) {
    var trouble = pod.trouble().orElseThrow();
    if (trouble instanceof Trouble.NodeLost lost) {
      return component == Component.CLOCK
          ? say(
              Reason.ClockNodeLost,
              "Node %s of pod %s does not answer, and the clock may still tick there: another one is not started"
                  .formatted(lost.node(), pod.name()))
          : new Finding(
              Reason.Waiting,
              "Node %s of pod %s does not answer; Kubernetes replaces the pod in a few minutes."
                  .formatted(lost.node(), pod.name()));
    }
    return finding(pod, trouble, now);
  }

  /** What is wrong with a pod of a Job. */
  static Finding finding(PodFacts pod, Trouble trouble, Instant now) {
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
    return new Finding(reason, what.replaceFirst("[.\\s]+$", "") + ". " + reason.nextStep());
  }
}
