package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Routing;
import io.lagooperator.model.WorkerCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which workers jobs may be sent to, so that none ever waits for a worker that is not there: one
 * that is turned on has to be ready first, and one that is turned off stays until it has done all.
 */
final class Duties {
  private Duties() {}

  static Instance given(Instance instance, Observed observed) {
    var duties = new EnumMap<Component, Duty>(Component.class);
    instance.components().stream()
        .filter(Component::isDedicatedWorker)
        .forEach(worker -> duties.put(worker, duty(instance, worker, observed)));
    var given = duties.isEmpty() ? instance : instance.with(duties);
    for (var worker : draining(instance, observed).toList()) {
      var pods = observed.workload(worker).map(WorkloadFacts::replicas).orElse(0);
      given = given.draining(worker, Math.max(1, pods));
    }
    return given;
  }

  /**
   * Its Deployment is the memory: once all is done, it is removed. One that has never been ready
   * has no jobs, so nothing keeps it.
   */
  private static Stream<Component> draining(Instance instance, Observed observed) {
    return observed.workloads().keySet().stream()
        .filter(c -> c.isDedicatedWorker() && !instance.has(c))
        .filter(c -> WorkerCatalogue.BUILT_IN.isIn(c, instance.release()))
        .filter(worker -> hasServed(worker, observed))
        .filter(c -> observed.drain(c).filter(JobFacts::succeeded).isEmpty());
  }

  /**
   * Others are told of a worker only when its Deployment keeps that it has been ready, so that it
   * is not taken for a newcomer again. A Job that waits for its queues belongs to the time when it
   * was turned off, and has to go first.
   */
  private static Duty duty(Instance instance, Component worker, Observed observed) {
    if (!hasServed(worker, observed)) {
      return isOverdue(worker, observed) && Routing.isOptional(instance, worker)
          ? Duty.OVERDUE
          : Duty.NEWCOMER;
    }
    var kept = observed.workload(worker).filter(WorkloadFacts::served).isPresent();
    return kept && observed.drain(worker).isEmpty() ? Duty.SERVING : Duty.RETURNING;
  }

  /**
   * Its age tells, and nothing that a correction or a stop would change: others do not wait for a
   * worker twice.
   */
  private static boolean isOverdue(Component worker, Observed observed) {
    return observed
        .workload(worker)
        .filter(w -> !observed.now().isBefore(w.made().plus(WorkloadFacts.PATIENCE)))
        .isPresent();
  }

  /** When others stop waiting for a newcomer, if they still do. */
  static Optional<Instant> patienceEnds(Instance instance, Observed observed) {
    return instance.components().stream()
        .filter(worker -> instance.duty(worker) == Duty.NEWCOMER)
        .flatMap(worker -> observed.workload(worker).stream())
        .map(w -> w.made().plus(WorkloadFacts.PATIENCE))
        .filter(observed.now()::isBefore)
        .min(Comparator.naturalOrder());
  }

  /** Its Deployment keeps that, since a worker that stops with all others is ready no more. */
  private static boolean hasServed(Component worker, Observed observed) {
    return observed
        .workload(worker)
        .filter(w -> w.served() || (w.replicas() > 0 && w.ready() > 0))
        .isPresent();
  }
}
