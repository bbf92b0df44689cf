package io.lagooperator.plan;

import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Whether a Job is made now, and when to look again if not. */
record JobTurn(Optional<JobOrder> order, Optional<Instant> lookAgain) {
  static final JobTurn NONE = new JobTurn(Optional.empty(), Optional.empty());

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LAST_DELAY = Duration.ofMinutes(10);

  static JobTurn migration(Release release, Course course, Observed observed, Revisions revisions) {
    var database = revisions.stores().database();
    return of(
        order(JobStep.MIGRATION, release, course, observed, revisions),
        revisions.migration(),
        observed.migration(release, database),
        observed);
  }

  static JobTurn dataWork(
      Instance instance, Course course, Observed observed, Revisions revisions) {
    var database = revisions.stores().database();
    return of(
        order(JobStep.DATA_WORK, instance.release(), course, observed, revisions),
        revisions.dataWork(),
        observed.dataWork(instance.release(), database),
        observed);
  }

  static JobTurn organization(
      Instance instance, Course course, Observed observed, Revisions revisions) {
    return of(
        order(JobStep.ORGANIZATION, instance.release(), course, observed, revisions),
        revisions.organization(),
        observed.organization(),
        observed);
  }

  /**
   * The first worker whose turn it is; while one waits for its next attempt, others have theirs.
   */
  static JobTurn drain(Instance instance, Course course, Observed observed, Revisions revisions) {
    // One at a time: while one has yet to begin, it alone may be replaced.
    var waiting =
        observed.jobs().stream()
            .filter(job -> job.step() == JobStep.DRAIN && job.running())
            .flatMap(job -> job.drains().stream())
            .toList();
    var turns =
        instance.components().stream()
            .filter(worker -> instance.duty(worker) == Duty.DRAINING)
            .filter(worker -> waiting.isEmpty() || waiting.contains(worker))
            .map(
                worker ->
                    of(
                        order(JobStep.DRAIN, instance.release(), course, observed, revisions)
                            .draining(worker),
                        revisions.drains().getOrDefault(worker, ""),
                        observed.drain(worker),
                        observed))
            .toList();
    return turns.stream()
        .filter(turn -> turn.order().isPresent())
        .findFirst()
        .orElseGet(
            () ->
                new JobTurn(
                    Optional.empty(),
                    turns.stream()
                        .flatMap(turn -> turn.lookAgain().stream())
                        .min(Comparator.naturalOrder())));
  }

  private static JobOrder order(
      JobStep step, Release release, Course course, Observed observed, Revisions revisions) {
    var database = revisions.stores().database();
    return new JobOrder(
        step,
        release,
        database,
        1,
        Optional.empty(),
        new Voyage(observed.schema(database), course.target()),
        Optional.empty(),
        "");
  }

  /**
   * A failed Job is tried again when its inputs have changed, else after a growing delay. One that
   * never began, for example because its image cannot be had, is replaced when they have changed.
   */
  private static JobTurn of(
      JobOrder first, String revision, Optional<JobFacts> last, Observed observed) {
    if (observed.isJobAtWork()) {
      return NONE;
    }
    if (last.isEmpty()) {
      return now(first);
    }
    var job = last.get();
    if (!job.revision().equals(revision)) {
      return now(first.after(job, 1));
    }
    if (job.neverBegan()) {
      return NONE;
    }
    var due = job.failedAt().orElse(observed.now()).plus(delay(job.attempt()));
    return observed.now().isBefore(due)
        ? new JobTurn(Optional.empty(), Optional.of(due))
        : now(first.after(job, job.attempt() + 1));
  }

  private static JobTurn now(JobOrder order) {
    return new JobTurn(Optional.of(order), Optional.empty());
  }

  private static Duration delay(int attempt) {
    var factor = 1L << Math.min(attempt - 1, 10);
    var delay = FIRST_DELAY.multipliedBy(factor);
    return delay.compareTo(LAST_DELAY) < 0 ? delay : LAST_DELAY;
  }
}
