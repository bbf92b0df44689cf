package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.PodFacts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one order: stores, (Jobs), the default worker, all other workers, api and pdf, front, clock.
 * Stopping is its reverse.
 */
final class Ranks {
  private static final List<Predicate<Component>> AFTER_JOBS =
      List.of(
          c -> c == Component.WORKER,
          c -> c.isDedicatedWorker() || c.role() == Role.STREAM,
          c -> c.role() == Role.API || c.role() == Role.PDF,
          c -> c.role() == Role.FRONT,
          c -> c.role() == Role.CLOCK);

  private Ranks() {}

  static List<Component> stores(Instance instance) {
    return instance.components().stream().filter(Component::isStore).toList();
  }

  static List<List<Component>> afterJobs(Collection<Component> components) {
    return AFTER_JOBS.stream()
        .map(rank -> components.stream().filter(rank).toList())
        .filter(rank -> !rank.isEmpty())
        .toList();
  }

  /**
   * In front of all, workers whose queues nobody serves at the moment, then those that have yet to
   * be ready for the first time: others are told to write to these.
   */
  static List<List<Component>> afterJobs(Instance instance, Observed observed) {
    var newcomers = workers(instance).filter(c -> instance.duty(c).isAwaited()).toList();
    var away =
        workers(instance)
            .filter(c -> instance.duty(c) == Duty.SERVING && !serves(c, instance, observed))
            .toList();
    var known =
        instance.components().stream()
            .filter(c -> !newcomers.contains(c) && !away.contains(c))
            .toList();
    return Stream.concat(Stream.of(away, newcomers), afterJobs(known).stream())
        .filter(rank -> !rank.isEmpty())
        .toList();
  }

  private static Stream<Component> workers(Instance instance) {
    return instance.components().stream().filter(Component::isDedicatedWorker);
  }

  /** One that has been told to end may still be ready, but not for long. */
  private static boolean serves(Component worker, Instance instance, Observed observed) {
    return observed
        .workload(worker)
        .filter(w -> w.replicas() > 0 && w.ready() > 0)
        .filter(w -> w.release().equals(Optional.of(instance.release())))
        .isPresent();
  }

  /**
   * What is not asked for any more but still works on jobs: it serves its queues until nobody
   * writes to them, and ends when all like it end.
   */
  static List<Component> leftovers(Instance instance, Observed observed) {
    return observed.workloads().keySet().stream()
        .filter(c -> c.isDedicatedWorker() || c.role() == Role.STREAM)
        .filter(c -> !instance.has(c) && !observed.isGone(c))
        .toList();
  }

  /** They may still write to the queues of what is to go. */
  static List<Component> writersAboutToEnd(Observed observed) {
    return observed.pods().keySet().stream()
        .filter(Component::isRuby)
        .filter(c -> observed.podsOf(c).stream().anyMatch(PodFacts::ending))
        .toList();
  }
}
