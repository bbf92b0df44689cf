package io.lagooperator.status;

import io.lagooperator.observed.GuardVerdict;
import io.lagooperator.observed.JobFacts;
import java.util.Optional;

/** Words for how the migration of the database is. */
final class MigrationReport {
  private MigrationReport() {}

  /** What a failed migration says of itself, or what keeps one from running or ending. */
  static Optional<Finding> failure(Situation situation) {
    var job = job(situation);
    return job.filter(j -> j.failedAt().isPresent() && !isOnItsWay(j, situation))
        .map(MigrationReport::failure)
        .or(() -> JobReport.blocked(situation.observed()))
        .or(() -> job.flatMap(j -> JobReport.podless(situation, j)));
  }

  /** What the guard found has been taken as the start of the way, which is being walked. */
  private static boolean isOnItsWay(JobFacts job, Situation situation) {
    return job.verdict().flatMap(GuardVerdict::start).isPresent()
        && !situation.course().now().equals(situation.course().hop());
  }

  static boolean isDone(Situation situation) {
    return job(situation).filter(JobFacts::succeeded).isPresent();
  }

  private static Optional<JobFacts> job(Situation situation) {
    return situation
        .observed()
        .migration(situation.course().hop(), situation.revisions().stores().database());
  }

  private static Finding failure(JobFacts job) {
    return job.verdict()
        .map(
            verdict ->
                Finding.withNextStep(
                    Reason.of(verdict.kind()),
                    "Job %s changed nothing: %s"
                        .formatted(job.name(), Scrubber.scrub(verdict.sentence()))))
        .orElseGet(
            () ->
                JobReport.failed(
                    Reason.MigrationFailed,
                    "The migration to release %s failed".formatted(job.release()),
                    job));
  }
}
