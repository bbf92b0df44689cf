package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.Observed;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The way up, and every change on the way: a rank moves only when all before it have settled. */
final class Starting {
  private final Instance instance;
  private final Course course;
  private final Observed observed;
  private final Revisions revisions;
  private final Settled settled;
  private final Surplus surplus;
  private final Map<Component, Target> targets = new EnumMap<>(Component.class);

  Starting(Instance instance, Course course, Observed observed, Revisions revisions) {
    this.instance = instance;
    this.course = course;
    this.observed = observed;
    this.revisions = revisions;
    this.settled = new Settled(instance, observed, revisions);
    this.surplus = Surplus.of(instance, course, observed, revisions.stores());
  }

  Plan plan() {
    var stores = Ranks.stores(instance);
    stores.forEach(store -> targets.put(store, store(store)));
    var waiting = stores.stream().filter(c -> !settled.is(c)).toList();
    var remains = new Remains(instance, observed, migrated());
    var uncleared = remains.uncleared();
    if (!migrated() && !observed.isJobAtWork() && !waiting.isEmpty()) {
      hold();
      return plan(Step.STARTING_STORES, JobTurn.NONE, waiting);
    }
    if (!uncleared.isEmpty()) {
      hold();
      remains.mayEnd().forEach(c -> targets.put(c, Stopping.zero(c, instance, observed)));
      return plan(Step.CLEARING, JobTurn.NONE, uncleared);
    }
    if (!surplus.misleading().isEmpty()) {
      hold();
      return plan(Step.ROLLING, JobTurn.NONE, List.of());
    }
    if (!migrated()) {
      hold();
      return plan(
          Step.MIGRATING,
          JobTurn.migration(instance.release(), course, observed, revisions),
          List.of());
    }
    return roll(waiting);
  }

  /**
   * A store is not restarted under a migration, whose statements are mostly not in transactions.
   */
  private Target store(Component store) {
    return observed.isJobAtWork() && observed.workload(store).isPresent()
        ? new Target.Hold()
        : run(store);
  }

  /** Each rank in turn; what is already as it should be is kept so, whatever goes on before it. */
  private Plan roll(List<Component> waitingForStores) {
    var waitingFor = waitingForStores;
    for (List<Component> rank : Ranks.afterJobs(instance, observed)) {
      var open = waitingFor.isEmpty();
      rank.forEach(
          c -> targets.put(c, (open || settled.isCurrent(c)) && mayRun(c) ? run(c) : held(c)));
      if (open) {
        waitingFor = rank.stream().filter(c -> !settled.is(c)).toList();
      }
    }
    if (waitingFor.isEmpty() && !Ranks.leftovers(instance, observed).isEmpty()) {
      waitingFor = Ranks.writersAboutToEnd(observed);
    }
    var hasWork = course.stay() instanceof Stay.DataWork;
    if (waitingForStores.isEmpty() && instance.organizationToMake().isPresent() && !hasWork) {
      return plan(
          waitingFor.isEmpty() ? Step.MAKING_ORGANIZATION : Step.ROLLING,
          // What it enqueues goes where that of all others will.
          instance.awaitsWorkers()
              ? JobTurn.NONE
              : JobTurn.organization(instance, course, observed, revisions),
          waitingFor);
    }
    if (!waitingFor.isEmpty()) {
      return plan(Step.ROLLING, JobTurn.NONE, waitingFor);
    }
    return hasWork
        ? plan(
            Step.WORKING_ON_DATA,
            JobTurn.dataWork(instance, course, observed, revisions),
            List.of())
        : plan(Step.RUNNING, drain(), List.of());
  }

  /** Whoever may still write to the queues of a worker that was turned off has to be gone. */
  private JobTurn drain() {
    return Ranks.writersAboutToEnd(observed).isEmpty()
        ? JobTurn.drain(instance, course, observed, revisions)
        : JobTurn.NONE;
  }

  private Plan plan(Step step, JobTurn turn, List<Component> waitingFor) {
    return new Plan(
        step,
        targets,
        turn.order(),
        surplus.all(),
        waitingFor,
        Plan.scalable(instance, observed, targets),
        lookAgain(turn));
  }

  private Optional<Instant> lookAgain(JobTurn turn) {
    var next =
        course.stay() instanceof Stay.Retry retry ? Optional.of(retry.at()) : turn.lookAgain();
    return Stream.concat(next.stream(), Duties.patienceEnds(instance, observed).stream())
        .min(Comparator.naturalOrder());
  }

  private void hold() {
    workloads().forEach(c -> targets.put(c, settled.isCurrent(c) ? run(c) : held(c)));
  }

  /**
   * A clock that was told to end, or whose Deployment is gone, ticks until its pod is gone; a new
   * one does not wait for that by itself, and never may there be two.
   */
  private boolean mayRun(Component component) {
    return component.role() != Role.CLOCK
        || observed.workload(component).filter(w -> w.replicas() > 0).isPresent()
        || observed.isGone(component);
  }

  private boolean migrated() {
    return observed
        .migration(instance.release(), revisions.stores().database())
        .filter(job -> job.succeeded())
        .isPresent();
  }

  private Target run(Component component) {
    return new Target.Run(Replicas.of(instance.workload(component), observed.workload(component)));
  }

  private Target held(Component component) {
    return observed
        .workload(component)
        .map(
            w ->
                w.replicas() == 0
                    ? Stopping.zero(component, instance, observed)
                    : new Target.Hold())
        .orElse(new Target.Absent());
  }

  private Stream<Component> workloads() {
    return instance.components().stream().filter(c -> !c.isStore());
  }
}
