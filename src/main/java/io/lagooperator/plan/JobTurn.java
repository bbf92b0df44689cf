package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    if (observed.jobs().stream().anyMatch(job -> job.step() == JobStep.DRAIN && job.running())) {
      return NONE;
    }
    var turns =
        instance.components().stream()
            .filter(worker -> instance.duty(worker) == Duty.DRAINING)
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
      return now(first.replacing(job, 1));
    }
    if (job.neverBegan()) {
      return NONE;
    }
    var due = job.failedAt().orElse(observed.now()).plus(delay(job.attempt()));
    return observed.now().isBefore(due)
        ? new JobTurn(Optional.empty(), Optional.of(due))
        : now(first.replacing(job, job.attempt() + 1));
  }

  private static JobTurn now(JobOrder order) {
    return new JobTurn(Optional.of(order), Optional.empty());
  }

  /** Jobs that are to go before anything else: nothing asks for what they do, or for their word. */
  static List<JobFacts> surplus(
      Instance instance, Course course, Observed observed, StoreIdentities stores) {
    var unasked =
        observed.jobs().stream()
            .filter(
                job ->
                    (job.neverBegan() && !isAskedFor(job, instance, course, stores))
                        || job.drains()
                            .filter(worker -> isOver(job, worker, instance, observed))
                            .isPresent());
    return Stream.concat(unasked, Disproved.in(observed, stores.database())).distinct().toList();
  }

  /** Jobs of other releases or databases that never began: nothing was touched, nothing shall. */
  private static boolean isAskedFor(
      JobFacts job, Instance instance, Course course, StoreIdentities stores) {
    return job.release().equals(instance.release())
        && job.database().equals(stores.database())
        && switch (job.step()) {
          case MIGRATION, DRAIN -> true;
          case DATA_WORK -> course.stay() instanceof Stay.DataWork;
          case ORGANIZATION -> instance.organizationToMake().isPresent();
        };
  }

  /** What was found once does not count for a worker that is turned off another time. */
  private static boolean isOver(
      JobFacts job, Component worker, Instance instance, Observed observed) {
    var turnedOff = !instance.has(worker) || instance.duty(worker) == Duty.DRAINING;
    return !job.hasBegunAndNotEnded() && (observed.workload(worker).isEmpty() || !turnedOff);
  }

  private static Duration delay(int attempt) {
    var factor = 1L << Math.min(attempt - 1, 10);
    var delay = FIRST_DELAY.multipliedBy(factor);
    return delay.compareTo(LAST_DELAY) < 0 ? delay : LAST_DELAY;
  }
}
