package io.lagooperator.plan;

import io.lagooperator.model.Workload;
import io.lagooperator.observed.WorkloadFacts;
import java.util.Optional;

/** Who says how many pods a component has. */
public sealed interface Replicas {
  /** The operator does. */
  record Fixed(int number) implements Replicas {
    @Override
    public int expected() {
      return number;
    }
  }

  /** An autoscaler does, and has taken the field over. */
  record LeftToAutoscaler(int live) implements Replicas {
    @Override
    public int expected() {
      return live;
    }
  }

  /** The number that is expected of the workload now. */
  int expected();

  /**
   * Hands the field over only once somebody else owns it: dropped earlier, it would fall back to 1.
   */
  static Replicas of(Workload workload, Optional<WorkloadFacts> facts) {
    if (workload.autoscaling().isEmpty()) {
      return new Fixed(workload.replicas());
    }
    var bounds = workload.autoscaling().get();
    var live = facts.map(WorkloadFacts::replicas).orElse(0);
    var within = Math.max(bounds.min(), Math.min(bounds.max(), live));
    return live > 0 && facts.map(WorkloadFacts::replicasOwnedElsewhere).orElse(false)
        ? new LeftToAutoscaler(live)
        : new Fixed(within);
  }
}
