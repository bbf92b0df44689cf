package io.lagooperator.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which dedicated workers a process sends jobs to: never to one that has yet to be ready. */
public final class Routing {
  private Routing() {}

  /** Of a component, or of a Job where none is given. */
  public static Set<Component> of(Instance instance, Optional<Component> from) {
    return instance.components().stream()
        .filter(Component::isDedicatedWorker)
        .filter(worker -> WorkerCatalogue.BUILT_IN.isIn(worker, instance.release()))
        .filter(worker -> sends(instance, from, worker))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Component.class)));
  }

  /**
   * Other components wait until newcomers are there, but workers come up before and beside them:
   * these are told when all of them are ready. One that nobody waits for any more knows of itself,
   * so that it need not be replaced when it is ready at last.
   */
  private static boolean sends(Instance instance, Optional<Component> from, Component worker) {
    return switch (instance.duty(worker)) {
      case SERVING -> true;
      case NEWCOMER, RETURNING ->
          from.filter(c -> c == worker || !c.isDedicatedWorker()).isPresent();
      case OVERDUE -> from.filter(c -> c == worker).isPresent();
      case DRAINING, UNTOLD -> false;
    };
  }

  /** Whether its jobs go elsewhere without it: at some releases those of streams do not. */
  public static boolean isOptional(Instance instance, Component worker) {
    var set = instance.settings().streaming().map(s -> Set.of(Queues.STREAMING)).orElse(Set.of());
    return !Queues.BUILT_IN.needed(instance.release(), set).contains(worker);
  }
}
