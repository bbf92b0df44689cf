package io.lagooperator.status;

import io.lagooperator.observed.JobFacts;

/** Words for a Job that has failed: what it was to do, which one it is, and its own last words. */
final class JobReport {
  private JobReport() {}

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
}
