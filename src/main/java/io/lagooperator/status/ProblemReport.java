package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.model.Component;
import io.lagooperator.model.Pause;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Release;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.WorkloadFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The status of an instance that cannot be realised: what runs goes on, and why nothing changes.
 */
public final class ProblemReport {
  private ProblemReport() {}

  public static LagoInstanceStatus of(
      List<Problem> problems,
      Optional<Pause> pause,
      long generation,
      Observed observed,
      LagoInstanceStatus before) {
    var finding = finding(problems);
    var said = pause.map(it -> PauseReport.after(finding, it, Pending.NOTHING)).orElse(finding);
    var services = services(observed, before);
    var running =
        services.stream().filter(s -> ServiceState.Running.name().equals(s.state())).count();
    return new LagoInstanceStatus(
        ServiceState.Unknown.name(),
        false,
        generation,
        release(observed).map(Release::toString).orElse(before.version()),
        before.schemaVersion(),
        running + "/" + services.size(),
        said.sentence(),
        before.urls(),
        services.isEmpty() ? null : services,
        null,
        before.binding(),
        before.connections(),
        before.overridden(),
        conditions(
            problems, said, new Conditions(before(before), generation, observed.now()), pause));
  }

  private static Finding finding(List<Problem> problems) {
    var first = problems.get(0);
    var more = problems.size() - 1;
    return new Finding(
        Reason.of(first.kind()),
        first
            + (more == 0
                ? ""
                : " (and %d more: %s)"
                    .formatted(more, paths(problems.subList(1, problems.size())))));
  }

  private static String paths(List<Problem> problems) {
    return String.join(", ", problems.stream().map(Problem::path).distinct().toList());
  }

  private static List<Condition> before(LagoInstanceStatus status) {
    return Optional.ofNullable(status.conditions()).orElse(List.of());
  }

  private static List<Condition> conditions(
      List<Problem> problems, Finding finding, Conditions conditions, Optional<Pause> pause) {
    var notLooked =
        new Finding(Reason.Waiting, "Not looked at: " + finding.reason().name() + " comes first.");
    var keys =
        problems.stream()
            .filter(p -> p.path().equals("spec.keys") || p.path().startsWith("spec.keys."))
            .findFirst();
    pause.ifPresent(it -> conditions.add(Conditions.PAUSED, true, PauseReport.finding(it)));
    conditions
        .add(Conditions.READY, false, finding)
        .add(Conditions.RECONCILING, false, finding)
        .add(Conditions.STALLED, true, finding);
    keys.ifPresentOrElse(
        p ->
            conditions.add(
                Conditions.KEYS_READY, false, new Finding(Reason.of(p.kind()), p.toString())),
        () -> conditions.unknown(Conditions.KEYS_READY, notLooked));
    return conditions
        .unknown(Conditions.DATA_READY, notLooked)
        .unknown(Conditions.MIGRATED, notLooked)
        .unknown(Conditions.EXPOSED, notLooked)
        .add(Conditions.DEGRADED, true, finding)
        .list();
  }

  private static List<ServiceStatus> services(Observed observed, LagoInstanceStatus before) {
    return observed.workloads().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> service(e.getKey(), e.getValue(), observed, before))
        .toList();
  }

  private static ServiceStatus service(
      Component component, WorkloadFacts facts, Observed observed, LagoInstanceStatus before) {
    var image =
        Optional.ofNullable(before.services()).orElse(List.of()).stream()
            .filter(s -> component.label().equals(s.name()))
            .map(ServiceStatus::image)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var state =
        facts.replicas() == 0 && observed.isGone(component)
            ? ServiceState.Stopped
            : facts.rolledOut(facts.replicas(), 0) ? ServiceState.Running : ServiceState.Starting;
    return new ServiceStatus(
        component.label(),
        state.name(),
        facts.ready(),
        facts.replicas(),
        image,
        observed.podsOf(component).stream().mapToInt(PodFacts::restarts).sum(),
        null,
        null);
  }

  private static Optional<Release> release(Observed observed) {
    return observed.workloads().entrySet().stream()
        .filter(e -> e.getKey().isRuby())
        .flatMap(e -> e.getValue().release().stream())
        .min(Release::compareTo);
  }
}
