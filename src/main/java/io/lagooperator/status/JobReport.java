package io.lagooperator.status;

import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.util.Optional;

/** Words for a Job that has failed, or that does not get on. */
final class JobReport {
  private JobReport() {}

  /** What is wrong with a Job that may have failed, and may have no pod that gets on. */
  static Optional<Finding> trouble(
      Situation situation, Optional<JobFacts> job, Reason reason, String failure) {
    return job.filter(j -> j.failedAt().isPresent())
        .map(j -> failed(reason, failure, j))
        .or(() -> job.flatMap(j -> stuck(situation, j)));
  }

  /** What it was to do, which one it is, and its own last words. */
  static Finding failed(Reason reason, String what, JobFacts job) {
    var words = Scrubber.scrub(job.lastWords());
    return new Finding(
        reason,
        "%s (Job %s, attempt %d)%s %s"
            .formatted(
                what,
                job.name(),
                job.attempt(),
                words.isEmpty() ? "." : ": " + words + ".",
                reason.nextStep()));
  }

  /** What keeps a Job that has not ended from beginning or ending. */
  static Optional<Finding> stuck(Situation situation, JobFacts job) {
    return job.running()
        ? blocked(situation.observed()).or(() -> podless(situation, job))
        : Optional.empty();
  }

  static Optional<Finding> podless(Situation situation, JobFacts job) {
    return MissingPods.of(situation.instance(), job, situation.observed().now());
  }

  /**
   * A Job whose pod cannot run has not failed, yet will not go on by itself; nor will anything else
   * while a pod that has outlived its Job is on a node that does not answer.
   */
  static Optional<Finding> blocked(Observed observed) {
    return observed.jobPods().stream()
        .flatMap(pod -> Troubles.ofJob(pod, observed.now()).stream())
        .filter(Finding::isLasting)
        .findFirst();
  }
}
