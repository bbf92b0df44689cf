package io.lagooperator.status;

import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.PodFacts;
import java.util.Optional;

/** Words for how the migration of the database is. */
final class MigrationReport {
  private MigrationReport() {}

  /** What a failed migration says of itself, if the last one failed. */
  static Optional<Finding> failure(Situation situation) {
    var observed = situation.observed();
    var job = job(situation);
    return job.filter(j -> j.failedAt().isPresent())
        .map(MigrationReport::failure)
        .or(() -> job.filter(JobFacts::running).flatMap(j -> blocked(observed)));
  }

  static boolean isDone(Situation situation) {
    return job(situation).filter(JobFacts::succeeded).isPresent();
  }

  private static Optional<JobFacts> job(Situation situation) {
    return situation
        .observed()
        .migration(situation.instance().release(), situation.revisions().stores().database());
  }

  private static Finding failure(JobFacts job) {
    var words = Scrubber.scrub(job.lastWords());
    return job.verdict()
        .map(verdict -> new Finding(Reason.of(verdict.kind()), Scrubber.scrub(verdict.sentence())))
        .orElseGet(
            () ->
                new Finding(
                    Reason.MigrationFailed,
                    "The migration to release %s failed (Job %s, attempt %d)%s %s"
                        .formatted(
                            job.release(),
                            job.name(),
                            job.attempt(),
                            words.isEmpty() ? "." : ": " + words + ".",
                            Reason.MigrationFailed.nextStep())));
  }

  /** A Job whose pod cannot run has not failed, yet will not go on by itself. */
  static Optional<Finding> blocked(Observed observed) {
    for (PodFacts pod : observed.jobPods()) {
      var finding = pod.trouble().map(trouble -> Troubles.finding(pod, trouble, observed.now()));
      if (finding.filter(Finding::isLasting).isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }
}
