package io.lagooperator.plan;

import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a migrate Job is made now, and when to look again if not. */
record Migration(Optional<JobOrder> order, Optional<Instant> lookAgain) {
  static final Migration NONE = new Migration(Optional.empty(), Optional.empty());

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LAST_DELAY = Duration.ofMinutes(10);

  /**
   * A failed Job is tried again when its inputs have changed, else after a growing delay. One that
   * never began, for example because its image cannot be had, is replaced when they have changed.
   */
  static Migration of(Instance instance, Observed observed, Revisions revisions) {
    if (observed.isMigrating()) {
      return NONE;
    }
    var database = revisions.stores().database();
    var last = observed.job(instance.release(), database);
    if (last.isEmpty()) {
      return order(instance, database, 1, Optional.empty());
    }
    var job = last.get();
    if (!job.revision().equals(revisions.migration())) {
      return order(instance, database, 1, Optional.of(job.uid()));
    }
    if (job.neverBegan()) {
      return NONE;
    }
    var due = job.failedAt().orElse(observed.now()).plus(delay(job.attempt()));
    return observed.now().isBefore(due)
        ? new Migration(Optional.empty(), Optional.of(due))
        : order(instance, database, job.attempt() + 1, Optional.of(job.uid()));
  }

  private static Migration order(
      Instance instance, String database, int attempt, Optional<String> replaces) {
    return new Migration(
        Optional.of(new JobOrder(instance.release(), database, attempt, replaces)),
        Optional.empty());
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
                    || !job.database().equals(stores.database()))
        .toList();
  }

  private static Duration delay(int attempt) {
    var factor = 1L << Math.min(attempt - 1, 10);
    var delay = FIRST_DELAY.multipliedBy(factor);
    return delay.compareTo(LAST_DELAY) < 0 ? delay : LAST_DELAY;
  }
}
