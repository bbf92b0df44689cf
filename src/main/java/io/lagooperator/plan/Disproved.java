package io.lagooperator.plan;

import io.lagooperator.model.Release;
import io.lagooperator.observed.GuardVerdict;
import io.lagooperator.observed.GuardVerdict.Kind;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.util.stream.Stream;

/**
 * Jobs that tell of what a database does not hold any more: a later look into it found an older
 * release, as after a backup was put back, or work on the data that is due again.
 */
final class Disproved {
  private Disproved() {}

  static Stream<JobFacts> in(Observed observed, String database) {
    return observed
        .migrations()
        .filter(look -> look.database().equals(database))
        .flatMap(
            look ->
                look.verdict()
                    .flatMap(
                        verdict -> verdict.start().map(found -> by(look, verdict, found, observed)))
                    .orElse(Stream.of()));
  }

  private static Stream<JobFacts> by(
      JobFacts look, GuardVerdict verdict, Release found, Observed observed) {
    return observed.jobs().stream()
        .filter(job -> job.database().equals(look.database()))
        .filter(job -> endedBefore(job, look, observed))
        .filter(job -> tellsOtherwise(job, verdict, found));
  }

  /** Attempts are counted: two that end within one second are told apart by nothing else. */
  private static boolean endedBefore(JobFacts job, JobFacts look, Observed observed) {
    return observed.attempts(look).anyMatch(job::equals)
        ? job.endedAt().isPresent() && job.attempt() < look.attempt()
        : job.endedAt().filter(at -> look.endedAt().filter(at::isBefore).isPresent()).isPresent();
  }

  private static boolean tellsOtherwise(JobFacts job, GuardVerdict verdict, Release found) {
    return switch (job.step()) {
      case MIGRATION -> job.verdict().isEmpty() && found.isBefore(job.release());
      case DATA_WORK ->
          job.release().isSameMinorAs(found)
              ? verdict.kind() == Kind.WorkDue
              : found.isBefore(job.release());
      case ORGANIZATION, DRAIN -> false;
    };
  }
}
