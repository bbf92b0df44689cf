package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Sentences;
import io.lagooperator.model.Component.Role;

/** Rules on components: which exist, and which fields fit which. */
final class ComponentRules {
  private ComponentRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.components() == null) {
      return;
    }
    spec.components()
        .forEach(
            (name, given) ->
                Component.bySpecName(name)
                    .ifPresentOrElse(
                        component -> check(component, given, found),
                        () -> found.add("spec.components." + name, Sentences.COMPONENT_NAMES)));
  }

  private static void check(Component component, ComponentSpec given, Complaints found) {
    var path = "spec.components." + component.specName();
    if (component == Component.CLOCK) {
      var one = given.replicas() == null || given.replicas() == 1;
      found.check(one && given.autoscaling() == null, path, Sentences.CLOCK_IS_ONE);
    }
    found.check(
        component == Component.API || (given.threads() == null && given.processes() == null),
        path,
        Sentences.THREADS_ARE_OF_API);
    found.check(
        component.role() == Role.WORKER || given.concurrency() == null,
        path,
        Sentences.CONCURRENCY_IS_OF_WORKERS);
    var alwaysRuns =
        switch (component) {
          case API, FRONT, CLOCK, WORKER -> true;
          default -> false;
        };
    found.check(
        !alwaysRuns || !Boolean.FALSE.equals(given.enabled()),
        path,
        Sentences.ENABLED_IS_OF_OPTIONAL);
    found.check(
        component != Component.WORKER || given.replicas() == null || given.replicas() > 0,
        path,
        Sentences.WORKER_IS_NEEDED);
    var autoscaling = given.autoscaling();
    if (autoscaling != null) {
      found.check(
          autoscaling.min() <= autoscaling.max(),
          path + ".autoscaling",
          Sentences.AUTOSCALING_BOUNDS);
    }
  }
}
