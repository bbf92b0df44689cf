package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import java.util.List;
import java.util.Set;

/** The one order: stores, (Jobs), workers, api and pdf, front, clock. Stopping is its reverse. */
final class Ranks {
  private static final List<Set<Role>> AFTER_JOBS =
      List.of(
          Set.of(Role.WORKER, Role.STREAM),
          Set.of(Role.API, Role.PDF),
          Set.of(Role.FRONT),
          Set.of(Role.CLOCK));

  private Ranks() {}

  static List<Component> stores(Instance instance) {
    return rank(instance, Set.of(Role.STORE));
  }

  static List<List<Component>> afterJobs(Instance instance) {
    return AFTER_JOBS.stream()
        .map(roles -> rank(instance, roles))
        .filter(rank -> !rank.isEmpty())
        .toList();
  }

  private static List<Component> rank(Instance instance, Set<Role> roles) {
    return instance.components().stream().filter(c -> roles.contains(c.role())).toList();
  }
}
