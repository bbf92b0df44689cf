package io.lagooperator.model;

import io.fabric8.kubernetes.api.model.Affinity;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.SchedulingSpec;
import org.jspecify.annotations.Nullable;

/** Rules on where pods run: what the schema leaves open to stay small is looked at here. */
final class PlacementRules {
  private PlacementRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.defaults() != null) {
      scheduling("spec.defaults.scheduling", spec.defaults().scheduling(), found);
    }
    if (spec.components() != null) {
      spec.components()
          .forEach(
              (name, given) ->
                  scheduling("spec.components." + name + ".scheduling", given.scheduling(), found));
    }
  }

  private static void scheduling(
      String path, @Nullable SchedulingSpec scheduling, Complaints found) {
    if (scheduling != null && scheduling.affinity() != null) {
      StrictReader.problem(
              path + ".affinity", scheduling.affinity(), Affinity.class, "pod.spec.affinity")
          .ifPresent(found::add);
    }
  }
}
