package io.lagooperator.plan;

import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a Job is made now, and when to look again if not. */
record JobTurn(Optional<JobOrder> order, Optional<Instant> lookAgain) {
  static final JobTurn NONE = new JobTurn(Optional.empty(), Optional.empty());

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LAST_DELAY = Duration.ofMinutes(10);

  /**
   * A failed Job is tried again when its inputs have changed, else after a growing delay. One that
   * never began, for example because its image cannot be had, is replaced when they have changed.
   */
  static JobTurn migration(Instance instance, Observed observed, Revisions revisions) {
    var database = revisions.stores().database();
    return new Wanted(JobStep.MIGRATION, instance.release(), database, revisions.migration())
        .turn(observed, observed.migration(instance.release(), database));
  }

  static JobTurn organization(Instance instance, Observed observed, Revisions revisions) {
    return new Wanted(
            JobStep.ORGANIZATION,
            instance.release(),
            revisions.stores().database(),
            revisions.organization())
        .turn(observed, observed.organization());
  }

  private record Wanted(JobStep step, Release release, String database, String revision) {
    JobTurn turn(Observed observed, Optional<JobFacts> last) {
      if (observed.isJobAtWork()) {
        return NONE;
      }
      if (last.isEmpty()) {
        return order(1, Optional.empty());
      }
      var job = last.get();
      if (!job.revision().equals(revision)) {
        return order(1, Optional.of(job.uid()));
      }
      if (job.neverBegan()) {
        return NONE;
      }
      var due = job.failedAt().orElse(observed.now()).plus(delay(job.attempt()));
      return observed.now().isBefore(due)
          ? new JobTurn(Optional.empty(), Optional.of(due))
          : order(job.attempt() + 1, Optional.of(job.uid()));
    }

    private JobTurn order(int attempt, Optional<String> replaces) {
      return new JobTurn(
          Optional.of(new JobOrder(step, release, database, attempt, replaces)), Optional.empty());
    }
  }

  /**
   * Jobs of other releases or databases that never began: nothing was touched, and nothing shall.
   */
  static List<JobFacts> surplus(Instance instance, Observed observed, StoreIdentities stores) {
    return observed.jobs().stream()
        .filter(JobFacts::neverBegan)
        .filter(
            job ->
                !job.release().equals(instance.release())
                    || !job.database().equals(stores.database())
                    || (job.step() == JobStep.ORGANIZATION
                        && instance.organizationToMake().isEmpty()))
        .toList();
  }

  /** A migration that is not wanted any more may begin until it is gone: nothing starts before. */
  static boolean isMigrationSurplus(Instance instance, Observed observed, StoreIdentities stores) {
    return surplus(instance, observed, stores).stream()
        .anyMatch(job -> job.step() == JobStep.MIGRATION);
  }

  private static Duration delay(int attempt) {
    var factor = 1L << Math.min(attempt - 1, 10);
    var delay = FIRST_DELAY.multipliedBy(factor);
    return delay.compareTo(LAST_DELAY) < 0 ? delay : LAST_DELAY;
  }
}
