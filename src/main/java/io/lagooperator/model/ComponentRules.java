package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import io.lagooperator.model.Component.Role;

/** Rules on components: which exist, and which fields fit which. */
final class ComponentRules {
  private final Component component;
  private final ComponentSpec given;
  private final Complaints found;
  private final String path;

  private ComponentRules(Component component, ComponentSpec given, Complaints found) {
    this.component = component;
    this.given = given;
    this.found = found;
    this.path = "spec.components." + component.specName();
  }

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.components() == null) {
      return;
    }
    spec.components()
        .forEach(
            (name, given) ->
                Component.bySpecName(name)
                    .ifPresentOrElse(
                        component -> new ComponentRules(component, given, found).check(),
                        () -> found.add("spec.components." + name, Sentences.COMPONENT_NAMES)));
  }

  private void check() {
    fields();
    pods();
    organizations();
  }

  private void fields() {
    require(
        component == Component.API || (given.threads() == null && given.processes() == null),
        Sentences.THREADS_ARE_OF_API);
    require(
        component.role() == Role.WORKER || given.concurrency() == null,
        Sentences.CONCURRENCY_IS_OF_WORKERS);
    var alwaysRuns =
        switch (component) {
          case API, FRONT, CLOCK, WORKER -> true;
          default -> false;
        };
    require(
        !alwaysRuns || !Boolean.FALSE.equals(given.enabled()), Sentences.ENABLED_IS_OF_OPTIONAL);
    require(
        component.role() != Role.STREAM || given.enabled() == null,
        Sentences.STREAMS_FOLLOW_STREAMING);
  }

  private void pods() {
    var autoscaling = given.autoscaling();
    if (component == Component.CLOCK) {
      var one = given.replicas() == null || given.replicas() == 1;
      require(one && autoscaling == null, Sentences.CLOCK_IS_ONE);
    }
    var none = given.replicas() != null && given.replicas() == 0;
    require(component != Component.WORKER || !none, Sentences.WORKER_IS_NEEDED);
    require(
        !component.isDedicatedWorker() || !none || Boolean.FALSE.equals(given.enabled()),
        Sentences.DEDICATED_WORKERS_HAVE_PODS);
    if (autoscaling != null) {
      require(
          component.role() == Role.WORKER || autoscaling.queueLength() == null,
          Sentences.QUEUES_ARE_OF_WORKERS);
      found.check(
          autoscaling.min() <= autoscaling.max(),
          path + ".autoscaling",
          Sentences.AUTOSCALING_BOUNDS);
      found.check(
          component.role() != Role.WORKER || autoscaling.min() > 0,
          path + ".autoscaling",
          Sentences.WORKERS_NEVER_SCALE_TO_NONE);
    }
  }

  private void organizations() {
    var ids = given.organizations();
    if (component != Component.DEDICATED) {
      require(ids == null, Sentences.ORGANIZATIONS_ARE_OF_DEDICATED);
      return;
    }
    require(
        !Boolean.TRUE.equals(given.enabled()) || (ids != null && !ids.isEmpty()),
        Sentences.DEDICATED_NEEDS_ORGANIZATIONS);
    if (ids != null) {
      found.check(
          ids.stream().allMatch(id -> id.matches(Rules.ID_PATTERN)),
          path + ".organizations",
          Sentences.ORGANIZATIONS_ARE_IDS);
    }
  }

  private void require(boolean holds, String sentence) {
    found.check(holds, path, sentence);
  }
}
