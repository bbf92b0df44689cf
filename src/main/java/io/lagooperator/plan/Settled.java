package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Workload;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.Optional;

/** Whether components are as the spec says, so that those after them may move. */
record Settled(Instance instance, Observed observed, Revisions revisions) {
  /**
   * A worker that is turned off is waited for by nobody, be it broken, nor is one that has not
   * become ready in time. One that is turned on again is not trusted before what was said of its
   * end is gone, and others are told of one only when its Deployment keeps that it has been ready.
   */
  boolean is(Component component) {
    return switch (instance.duty(component)) {
      case OVERDUE -> true;
      case DRAINING -> isCurrent(component);
      case SERVING, NEWCOMER, RETURNING, UNTOLD ->
          isCurrent(component) && isKnownToServe(component) && isUp(component);
    };
  }

  /** Whether it is written as the spec says. */
  boolean isCurrent(Component component) {
    return observed
        .workload(component)
        .filter(w -> w.revision().equals(revisions.of(component)))
        .filter(w -> w.replicas() > 0 || instance.workload(component).floor() == 0)
        .isPresent();
  }

  private boolean isKnownToServe(Component component) {
    return observed.drain(component).isEmpty()
        && (!component.isDedicatedWorker()
            || observed.workload(component).filter(WorkloadFacts::served).isPresent());
  }

  private boolean isUp(Component component) {
    var workload = instance.workload(component);
    return observed
        .workload(component)
        .map(w -> workload.floor() == 0 ? w.scaledDown() : rolledOut(workload, w))
        .orElse(false);
  }

  private static boolean rolledOut(Workload workload, WorkloadFacts facts) {
    var wanted = Replicas.of(workload, Optional.of(facts)).expected();
    return facts.rolledOut(wanted, workload.mayBeAway());
  }
}
