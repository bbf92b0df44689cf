package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Workload;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The way up, and every change on the way: a rank moves only when all before it have settled. */
final class Starting {
  private final Instance instance;
  private final Observed observed;
  private final Revisions revisions;
  private final Map<Component, Target> targets = new EnumMap<>(Component.class);

  Starting(Instance instance, Observed observed, Revisions revisions) {
    this.instance = instance;
    this.observed = observed;
    this.revisions = revisions;
  }

  Plan plan() {
    var stores = Ranks.stores(instance);
    stores.forEach(store -> targets.put(store, store(store)));
    var waiting = stores.stream().filter(c -> !settled(c)).toList();
    var uncleared = uncleared();
    if (!migrated() && !observed.isJobAtWork() && !waiting.isEmpty()) {
      hold();
      return plan(Step.STARTING_STORES, JobTurn.NONE, waiting);
    }
    if (!uncleared.isEmpty()) {
      clear();
      return plan(Step.CLEARING, JobTurn.NONE, uncleared);
    }
    if (JobTurn.isMigrationSurplus(instance, observed, revisions.stores())) {
      hold();
      return plan(Step.ROLLING, JobTurn.NONE, List.of());
    }
    if (!migrated()) {
      hold();
      return plan(Step.MIGRATING, JobTurn.migration(instance, observed, revisions), List.of());
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
      rank.forEach(c -> targets.put(c, (open || isCurrent(c)) && mayRun(c) ? run(c) : held(c)));
      if (open) {
        waitingFor = rank.stream().filter(c -> !settled(c)).toList();
      }
    }
    if (waitingFor.isEmpty() && !Ranks.leftovers(instance, observed).isEmpty()) {
      waitingFor = Ranks.writersAboutToEnd(instance, observed);
    }
    return waitingForStores.isEmpty() && instance.organizationToMake().isPresent()
        ? plan(
            waitingFor.isEmpty() ? Step.MAKING_ORGANIZATION : Step.ROLLING,
            JobTurn.organization(instance, observed, revisions),
            waitingFor)
        : plan(waitingFor.isEmpty() ? Step.RUNNING : Step.ROLLING, JobTurn.NONE, waitingFor);
  }

  private Plan plan(Step step, JobTurn turn, List<Component> waitingFor) {
    return new Plan(
        step,
        targets,
        turn.order(),
        JobTurn.surplus(instance, observed, revisions.stores()),
        waitingFor,
        Plan.scalable(instance, observed, targets),
        turn.lookAgain());
  }

  private void hold() {
    workloads().forEach(c -> targets.put(c, isCurrent(c) ? run(c) : held(c)));
  }

  /** Clock first: with it running, workers that end would still be given work. */
  private void clear() {
    hold();
    var clockGone = Component.with(Role.CLOCK).stream().allMatch(observed::isGone);
    Stream.concat(workloads(), Ranks.leftovers(instance, observed).stream())
        .filter(c -> mustMeetSchema(c) && observed.workload(c).isPresent())
        .filter(c -> c.role() == Role.CLOCK || clockGone)
        .forEach(c -> targets.put(c, Stopping.zero(c, instance, observed)));
  }

  /**
   * Clock and workers that run another release. Pods tell: what a Deployment says can be edited,
   * and counts only while the schema has yet to move.
   */
  private List<Component> uncleared() {
    return Stream.concat(workloads(), Ranks.leftovers(instance, observed).stream())
        .filter(Starting::mustMeetSchema)
        .filter(c -> !observed.isGone(c))
        .filter(c -> runsAnotherRelease(c) || (!migrated() && meansAnotherRelease(c)))
        .toList();
  }

  private boolean runsAnotherRelease(Component component) {
    return observed.podsOf(component).stream()
        .filter(pod -> !pod.ended())
        .flatMap(pod -> pod.release().stream())
        .anyMatch(release -> !release.equals(instance.release()));
  }

  private boolean meansAnotherRelease(Component component) {
    return observed
        .workload(component)
        .flatMap(WorkloadFacts::release)
        .filter(release -> !release.equals(instance.release()))
        .isPresent();
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

  private static boolean mustMeetSchema(Component component) {
    return switch (component.role()) {
      case CLOCK, WORKER, STREAM -> true;
      case API, PDF, FRONT, STORE -> false;
    };
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

  private boolean isCurrent(Component component) {
    return observed
        .workload(component)
        .filter(w -> w.revision().equals(revisions.of(component)))
        .filter(w -> w.replicas() > 0 || instance.workload(component).floor() == 0)
        .isPresent();
  }

  private boolean settled(Component component) {
    var workload = instance.workload(component);
    return isCurrent(component)
        && observed
            .workload(component)
            .map(w -> workload.floor() == 0 ? w.scaledDown() : rolledOut(workload, w))
            .orElse(false);
  }

  private boolean rolledOut(Workload workload, WorkloadFacts facts) {
    var wanted = Replicas.of(workload, Optional.of(facts)).expected();
    return facts.rolledOut(wanted, workload.mayBeAway());
  }

  private Stream<Component> workloads() {
    return instance.components().stream().filter(c -> !c.isStore());
  }
}
