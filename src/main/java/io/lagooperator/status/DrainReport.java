package io.lagooperator.status;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for workers that are turned off and still have jobs to do. */
final class DrainReport {
  private DrainReport() {}

  static Optional<Finding> of(Situation situation, Component worker) {
    if (situation.instance().duty(worker) != Duty.DRAINING) {
      return Optional.empty();
    }
    var job = situation.observed().drain(worker);
    var stuck = job.flatMap(j -> JobReport.stuck(situation, j));
    if (stuck.isPresent()) {
      return stuck;
    }
    var words =
        job.map(j -> Scrubber.scrub(j.lastWords()))
            .filter(text -> !text.isEmpty())
            .map(text -> ". " + text)
            .orElse("");
    return Optional.of(
        new Finding(
            Reason.Draining,
            "Worker %s is turned off, and goes on until its queues are empty%s."
                .formatted(worker.label(), words)));
  }

  /** In few words, for the message of an instance that runs. */
  static String note(Situation situation) {
    return all(situation).map(finding -> " " + finding.sentence()).collect(Collectors.joining());
  }

  /** What is still to be done where all runs that is asked for; a stopped instance is at rest. */
  static Optional<Finding> first(Situation situation) {
    return situation.instance().state() == RunState.Stopped
        ? Optional.empty()
        : all(situation).findFirst();
  }

  private static Stream<Finding> all(Situation situation) {
    return situation.instance().components().stream()
        .flatMap(component -> of(situation, component).stream());
  }
}
