package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Release;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.plan.Target;
import java.util.Optional;

/** How one service is: judged from what is observed and what its turn is. */
final class ServiceReport {
  private final Situation situation;
  private final Component component;
  private final boolean settled;

  /** Once settled, a pod or two may be away, as when a node is emptied, without a word on it. */
  ServiceReport(Situation situation, Component component, boolean settled) {
    this.situation = situation;
    this.component = component;
    this.settled = settled;
  }

  ServiceStatus status() {
    var facts = situation.observed().workload(component);
    var finding = finding();
    var state = state(finding);
    var shown = finding.filter(f -> state != ServiceState.Stopped);
    return new ServiceStatus(
        component.label(),
        state.name(),
        facts.map(WorkloadFacts::ready).orElse(0),
        wanted(),
        image(facts.flatMap(WorkloadFacts::release)),
        situation.observed().podsOf(component).stream().mapToInt(PodFacts::restarts).sum(),
        shown.map(f -> f.reason().name()).orElse(null),
        shown.map(Finding::sentence).orElse(null));
  }

  private int wanted() {
    if (instance().state() == RunState.Stopped) {
      return 0;
    }
    var target = situation.plan().target(component);
    return target instanceof Target.Run run
        ? run.replicas().expected()
        : instance().workload(component).floor();
  }

  private ServiceState state(Optional<Finding> finding) {
    var gone = situation.observed().isGone(component);
    if (instance().state() == RunState.Stopped) {
      // What else is wrong with pods does not matter any more when they end.
      var stuck = finding.filter(f -> f.reason().isAboutEnding()).isPresent();
      return gone ? ServiceState.Stopped : stuck ? ServiceState.Unknown : ServiceState.Running;
    }
    if (wanted() == 0 && gone) {
      return ServiceState.Stopped;
    }
    if (isUp()) {
      return ServiceState.Running;
    }
    return finding.filter(Finding::isLasting).isPresent()
        ? ServiceState.Unknown
        : ServiceState.Starting;
  }

  /** Held back workloads count by what they run now: they serve until their turn comes. */
  private boolean isUp() {
    var held = situation.plan().target(component) instanceof Target.Hold;
    return situation
        .observed()
        .workload(component)
        .filter(facts -> facts.replicas() > 0)
        .filter(facts -> held || facts.revision().equals(situation.revisions().of(component)))
        .filter(
            facts ->
                facts.rolledOut(
                    held ? facts.replicas() : wanted(),
                    settled ? instance().workload(component).mayBeAway() : 0))
        .isPresent();
  }

  private Optional<Finding> finding() {
    var name = instance().names().of(component);
    var outcome = situation.outcome();
    var failed = outcome.failure("Deployment", name).or(() -> outcome.failure("StatefulSet", name));
    if (failed.isPresent()) {
      return failed;
    }
    var found = pods().or(() -> MissingPods.of(instance(), component, situation.observed()));
    if (found.isPresent()) {
      return found;
    }
    if (situation.observed().workload(component).filter(this::isLate).isPresent()) {
      return Optional.of(
          new Finding(
              Reason.ProgressDeadlineExceeded,
              "Deployment %s has not become ready in time. %s"
                  .formatted(
                      instance().names().of(component),
                      Reason.ProgressDeadlineExceeded.nextStep())));
    }
    return DrainReport.of(situation, component);
  }

  /** A Deployment that was stopped before it was ready does not look at its deadline any more. */
  private boolean isLate(WorkloadFacts facts) {
    return facts.deadlineExceeded()
        || (instance().duty(component) == Duty.OVERDUE
            && facts.replicas() > 0
            && !situation.observed().now().isBefore(facts.changed().plus(WorkloadFacts.PATIENCE)));
  }

  /** The first thing wrong with a pod; what passes by itself only where nothing is. */
  private Optional<Finding> pods() {
    var now = situation.observed().now();
    var waitedFor = situation.isWaitingForEndOf(component);
    var findings =
        situation.observed().podsOf(component).stream()
            .flatMap(pod -> Troubles.of(component, pod, waitedFor, now).stream())
            .toList();
    return findings.stream()
        .filter(Finding::isLasting)
        .findFirst()
        .or(() -> findings.stream().findFirst());
  }

  private String image(Optional<Release> observed) {
    return instance().images().of(component, observed.orElse(instance().release()));
  }

  private Instance instance() {
    return situation.instance();
  }
}
