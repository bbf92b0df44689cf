package io.lagooperator.plan;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Optional<Instant> lookAgain) {

  public Plan {
    targets = Collections.unmodifiableMap(new EnumMap<>(targets));
    cancelled = List.copyOf(cancelled);
    waitingFor = List.copyOf(waitingFor);
  }

  public static Plan of(Instance instance, Observed observed, Revisions revisions) {
    return switch (instance.state()) {
      case Running -> new Starting(instance, observed, revisions).plan();
      case Stopped -> new Stopping(instance, observed).plan();
    };
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
