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
      var wanted = workload.replicas();
      return new Fixed(
          facts.filter(w -> mustWait(w, wanted)).map(w -> w.replicas()).orElse(wanted));
    }
    var bounds = workload.autoscaling().get();
    var live = facts.map(WorkloadFacts::replicas).orElse(0);
    var within = Math.max(bounds.min(), Math.min(bounds.max(), live));
    return live > 0 && facts.map(WorkloadFacts::replicasOwnedElsewhere).orElse(false)
        ? new LeftToAutoscaler(live)
        : new Fixed(within);
  }

  /**
   * Kubernetes can lose a roll for good whose number is lowered meanwhile, where pods end before
   * others come (kubernetes/kubernetes#138036). One that makes no progress is not waited for.
   */
  private static boolean mustWait(WorkloadFacts facts, int wanted) {
    return wanted > 0
        && wanted < facts.replicas()
        && facts.rolling()
        && !facts.deadlineExceeded()
        && !facts.replicasOwnedElsewhere();
  }
}
