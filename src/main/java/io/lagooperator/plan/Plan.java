package io.lagooperator.plan;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may exist now, and what is waited for. It is made anew from what is observed on each pass:
 * nothing is remembered, so the operator may die at any moment.
 */
public record Plan(
    Step step,
    Map<Component, Target> targets,
    Optional<JobOrder> job,
    List<JobFacts> cancelled,
    List<Component> waitingFor,
    Set<Component> scalable,
    Optional<Instant> lookAgain) {

  public Plan {
    targets = Collections.unmodifiableMap(new EnumMap<>(targets));
    cancelled = List.copyOf(cancelled);
    waitingFor = List.copyOf(waitingFor);
    scalable = Set.copyOf(scalable);
  }

  /** The instance as it is at the release where its course has it now. */
  public static Plan of(Instance instance, Course course, Observed observed, Revisions revisions) {
    return switch (instance.state()) {
      case Running -> new Starting(instance, course, observed, revisions).plan();
      case Stopped -> new Stopping(instance, observed).plan();
    };
  }

  /**
   * What may be left to an autoscaler that gives pods to what has none: it runs, at this release,
   * and is to go on. Never what ends before the schema moves, nor what has yet to be brought there.
   */
  static Set<Component> scalable(
      Instance instance, Observed observed, Map<Component, Target> targets) {
    return targets.entrySet().stream()
        .filter(e -> e.getValue() instanceof Target.Run || e.getValue() instanceof Target.Hold)
        .map(Map.Entry::getKey)
        .filter(c -> observed.workload(c).filter(w -> runs(w, instance)).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean runs(WorkloadFacts workload, Instance instance) {
    return workload.replicas() > 0 && workload.release().equals(Optional.of(instance.release()));
  }

  public Target target(Component component) {
    return targets.getOrDefault(component, new Target.Absent());
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return step == Step.RUNNING || step == Step.STOPPED;
  }

  /** How many pods a component should have, as things stand. */
  public int expected(Component component, RunState state) {
    return target(component) instanceof Target.Run run && state == RunState.Running
        ? run.replicas().expected()
        : 0;
  }
}
