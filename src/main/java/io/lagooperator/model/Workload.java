package io.lagooperator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lagooperator.api.SchedulingSpec;
import java.util.List;
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
    List<String> organizations,
    Resources resources,
    Optional<Integer> maxUnavailable,
    String restart,
    SchedulingSpec scheduling,
    Optional<ObjectNode> podTemplate,
    Duty duty) {

  public Workload {
    organizations = List.copyOf(organizations);
  }

  /** One without pods, of a component that an instance does not ask for any more. */
  static Workload idle(Component component) {
    return new Workload(
        component,
        0,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Sizing.of(component),
        Optional.empty(),
        "",
        new SchedulingSpec(null, null, null, null, null),
        Optional.empty(),
        Duty.UNTOLD);
  }

  /** The same, not asked for any more, with as many pods as it has. */
  Workload draining(int pods) {
    return with(pods, Optional.empty(), Duty.DRAINING);
  }

  Workload with(Duty other) {
    return with(replicas, autoscaling, other);
  }

  private Workload with(int number, Optional<Autoscaling> bounds, Duty other) {
    return new Workload(
        component,
        number,
        bounds,
        threads,
        processes,
        concurrency,
        organizations,
        resources,
        maxUnavailable,
        restart,
        scheduling,
        podTemplate,
        other);
  }

  /** Bounds within which the cluster chooses the number of pods. */
  public record Autoscaling(int min, int max, OptionalInt cpuPercent, OptionalInt queueLength) {
    /** Whether waiting jobs choose it. */
    public boolean isByQueue() {
      return queueLength.isPresent();
    }
  }

  /** How many pods may be missing before the component counts as not running. */
  public int mayBeAway() {
    return floor() > 1 ? maxUnavailable.orElse(1) : 0;
  }

  /** The least number of pods that the spec asks for. */
  public int floor() {
    return autoscaling.map(Autoscaling::min).orElse(replicas);
  }
}
