package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way down: clock first so that nothing new is asked for, stores last so that all can end. */
final class Stopping {
  private final Instance instance;
  private final Observed observed;
  private final Map<Component, Target> targets = new EnumMap<>(Component.class);

  Stopping(Instance instance, Observed observed) {
    this.instance = instance;
    this.observed = observed;
  }

  Plan plan() {
    var components = new ArrayList<>(instance.components());
    components.addAll(Ranks.leftovers(instance, observed));
    var order = new ArrayList<>(Ranks.afterJobs(components));
    order.add(0, Ranks.stores(instance));
    Collections.reverse(order);
    var mayGo = !observed.isJobAtWork();
    var waitingFor = new ArrayList<Component>();
    for (List<Component> rank : order) {
      for (var component : rank) {
        targets.put(component, target(component, mayGo));
      }
      var left = rank.stream().filter(c -> !observed.isGone(c)).toList();
      if (mayGo) {
        waitingFor.addAll(left);
      }
      mayGo &= left.isEmpty();
    }
    return new Plan(
        mayGo ? Step.STOPPED : Step.STOPPING,
        targets,
        Optional.empty(),
        observed.jobs().stream().filter(JobFacts::neverBegan).toList(),
        waitingFor,
        Plan.scalable(instance, observed, targets),
        Optional.empty());
  }

  private Target target(Component component, boolean mayGo) {
    if (observed.workload(component).isEmpty()) {
      return new Target.Absent();
    }
    return mayGo ? zero(component, instance, observed) : new Target.Hold();
  }

  static Target zero(Component component, Instance instance, Observed observed) {
    return new Target.Zero(
        observed.workload(component).flatMap(WorkloadFacts::release).orElse(instance.release()));
  }
}
