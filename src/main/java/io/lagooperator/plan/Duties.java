package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.WorkerCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.stream.Stream;

/**
 * Which workers jobs may be sent to, so that none ever waits for a worker that is not there: one
 * that is turned on has to be ready first, and one that is turned off stays until it has done all.
 */
final class Duties {
  private Duties() {}

  static Instance given(Instance instance, Observed observed) {
    var newcomers =
        instance.components().stream()
            .filter(c -> c.isDedicatedWorker() && !hasBeenReady(c, observed))
            .toList();
    var given = instance.awaiting(newcomers);
    for (var worker : draining(instance, observed).toList()) {
      var pods = observed.workload(worker).map(WorkloadFacts::replicas).orElse(0);
      given = given.draining(worker, Math.max(1, pods));
    }
    return given;
  }

  /** Its Deployment is the memory: once all is done, it is removed. */
  private static Stream<Component> draining(Instance instance, Observed observed) {
    return observed.workloads().keySet().stream()
        .filter(c -> c.isDedicatedWorker() && !instance.has(c))
        .filter(c -> WorkerCatalogue.BUILT_IN.isIn(c, instance.release()))
        .filter(c -> observed.drain(c).filter(JobFacts::succeeded).isEmpty());
  }

  /**
   * Its Deployment keeps that, too, since a worker that stops with all others is ready no more. A
   * Job that waits for its queues belongs to the time when it was turned off, and has to go first.
   */
  private static boolean hasBeenReady(Component worker, Observed observed) {
    return observed.drain(worker).isEmpty()
        && observed
            .workload(worker)
            .filter(w -> w.serving() || (w.replicas() > 0 && w.ready() > 0))
            .isPresent();
  }
}
