package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.util.List;
import java.util.stream.Stream;

/**
 * Jobs that are to go: nothing asks for what they do, or for their word. While one misleads,
 * nothing starts: it may begin until it is gone, or tells what is not so.
 */
record Surplus(List<JobFacts> misleading, List<JobFacts> spent) {
  static Surplus of(Instance instance, Course course, Observed observed, StoreIdentities stores) {
    var unasked =
        observed.jobs().stream()
            .filter(job -> job.neverBegan() && !isAskedFor(job, instance, course, stores))
            .toList();
    var spent =
        observed.jobs().stream()
            .filter(job -> isOver(job, instance, observed) || isOutdone(job, observed));
    return new Surplus(
        Stream.concat(
                unasked.stream().filter(Surplus::movesData),
                Disproved.in(observed, stores.database()))
            .distinct()
            .toList(),
        Stream.concat(unasked.stream().filter(job -> !movesData(job)), spent).distinct().toList());
  }

  List<JobFacts> all() {
    return Stream.concat(misleading.stream(), spent.stream()).distinct().toList();
  }

  private static boolean movesData(JobFacts job) {
    return switch (job.step()) {
      case MIGRATION, DATA_WORK -> true;
      case ORGANIZATION, DRAIN -> false;
    };
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

  private static boolean isOver(JobFacts job, Instance instance, Observed observed) {
    return job.drains().filter(worker -> isOver(job, worker, instance, observed)).isPresent();
  }

  /** What was found once does not count for a worker that is turned off another time. */
  private static boolean isOver(
      JobFacts job, Component worker, Instance instance, Observed observed) {
    var turnedOff = !instance.has(worker) || instance.duty(worker) == Duty.DRAINING;
    return !job.hasBegunAndNotEnded() && (observed.workload(worker).isEmpty() || !turnedOff);
  }

  /**
   * What a guard said goes with the next attempt; that a migration began, with the next that did.
   */
  private static boolean isOutdone(JobFacts job, Observed observed) {
    return job.endedAt().isPresent()
        && observed
            .attempts(job)
            .filter(later -> later.attempt() > job.attempt())
            .anyMatch(
                later ->
                    job.verdict().isPresent()
                        ? !later.neverBegan()
                        : later.endedAt().isPresent() && later.verdict().isEmpty());
  }
}
