package io.lagooperator.model;

import io.lagooperator.api.SchedulingSpec;
import java.util.Optional;
import java.util.OptionalInt;

/** How one component runs. */
public record Workload(
    Component component,
    int replicas,
    Optional<Autoscaling> autoscaling,
    OptionalInt threads,
    OptionalInt processes,
    OptionalInt concurrency,
    Resources resources,
    Optional<Integer> maxUnavailable,
    String restart,
    SchedulingSpec scheduling) {

  /** Bounds within which the cluster chooses the number of pods. */
  public record Autoscaling(int min, int max, int cpuPercent) {}

  /** How many pods may be missing before the component counts as not running. */
  public int mayBeAway() {
    return floor() > 1 ? maxUnavailable.orElse(1) : 0;
  }

  /** The least number of pods that the spec asks for. */
  public int floor() {
    return autoscaling.map(Autoscaling::min).orElse(replicas);
  }
}
