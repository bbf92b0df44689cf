package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.api.LagoInstanceStatus.Urls;
import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Release;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The status of an instance whose spec can be realised. */
public final class StatusReport {
  private final Situation situation;
  private final List<Condition> before;
  private final List<ServiceStatus> services;

  private StatusReport(Situation situation, List<Condition> before) {
    this.situation = situation;
    this.before = before;
    var settled = isSettled(situation.instance().generation(), before);
    this.services =
        situation.instance().components().stream()
            .map(component -> new ServiceReport(situation, component, settled).status())
            .toList();
  }

  public static LagoInstanceStatus of(Situation situation, List<Condition> before) {
    return new StatusReport(situation, before).status();
  }

  private LagoInstanceStatus status() {
    var broken = broken();
    var state = state(broken);
    var summary = PauseReport.of(situation, summary(broken, state), state);
    return new LagoInstanceStatus(
        state.name(),
        state == ServiceState.Running,
        instance().generation(),
        release().map(Release::toString).orElse(null),
        observed()
            .schema(situation.revisions().stores().database())
            .map(Release::toString)
            .orElse(null),
        ready(),
        summary.sentence(),
        new Urls(instance().urls().front(), instance().urls().api()),
        services,
        new UpgradeReport(situation).status(isRolling()),
        new LagoInstanceStatus.Binding(instance().names().binding()),
        ConnectionReport.of(instance()),
        instance().overridden(),
        new StepConditions(situation, services).list(before, broken, summary, isRealised(state)));
  }

  /** Whether what is asked for was whole once: what is away since then was not waited for. */
  private static boolean isSettled(long generation, List<Condition> before) {
    return before.stream()
        .anyMatch(
            c ->
                c.getType().equals(Conditions.READY)
                    && "True".equals(c.getStatus())
                    && Objects.equals(c.getObservedGeneration(), generation));
  }

  /** The first thing that a person must look at. */
  private Optional<Finding> broken() {
    return situation
        .outcome()
        .first()
        .or(() -> VolumeReport.ending(observed()))
        .or(new UpgradeReport(situation)::refusal)
        .or(this::migration)
        .or(() -> DataWorkReport.failure(situation))
        .or(() -> OrganizationReport.failure(situation))
        .or(
            () ->
                services.stream()
                    .filter(s -> ServiceState.Unknown.name().equals(s.state()))
                    .findFirst()
                    .map(
                        s ->
                            new Finding(
                                Reason.valueOf(Objects.requireNonNull(s.reason())),
                                Objects.requireNonNull(s.message()))));
  }

  /** A stop waits for a migration too, though not for one that has not begun. */
  private Optional<Finding> migration() {
    if (instance().state() == RunState.Stopped) {
      return JobReport.blocked(observed()).filter(f -> f.reason().isAboutEnding());
    }
    return MigrationReport.isDone(situation)
        ? Optional.empty()
        : MigrationReport.failure(situation);
  }

  private ServiceState state(Optional<Finding> broken) {
    if (broken.isPresent()) {
      return ServiceState.Unknown;
    }
    return switch (plan().step()) {
      case RUNNING ->
          situation.outcome().isClean() && allAre(ServiceState.Running, ServiceState.Stopped)
              ? ServiceState.Running
              : ServiceState.Starting;
      case STOPPED -> situation.outcome().isClean() ? ServiceState.Stopped : ServiceState.Starting;
      case STARTING_STORES,
          CLEARING,
          MIGRATING,
          ROLLING,
          WORKING_ON_DATA,
          MAKING_ORGANIZATION,
          STOPPING ->
          ServiceState.Starting;
    };
  }

  private boolean isRealised(ServiceState state) {
    return state == ServiceState.Stopped
        || (state == ServiceState.Running && situation.course().isThere());
  }

  private Finding summary(Optional<Finding> broken, ServiceState state) {
    if (broken.isPresent()) {
      return broken.get();
    }
    return switch (state) {
      case Running -> new UpgradeReport(situation).approval().orElseGet(this::allRun);
      case Stopped ->
          new Finding(
              Reason.Stopped,
              "All services are stopped, as asked. Set state: Running to start them.");
      case Starting, Unknown -> Progress.finding(situation, services);
    };
  }

  private Finding allRun() {
    return new Finding(
        Reason.Running,
        "All %d services are running.".formatted(wantedServices().size())
            + ConnectionReport.warning(instance())
            + BagReport.warning(instance())
            + new Exposure(situation).warning()
            + DrainReport.note(situation));
  }

  private String ready() {
    if (instance().state() == RunState.Stopped) {
      return count(services, ServiceState.Stopped) + "/" + services.size();
    }
    return count(wantedServices(), ServiceState.Running) + "/" + wantedServices().size();
  }

  /** Those that should have pods. */
  private List<ServiceStatus> wantedServices() {
    return services.stream().filter(s -> s.desired() != null && s.desired() > 0).toList();
  }

  private static long count(List<ServiceStatus> services, ServiceState state) {
    return services.stream().filter(s -> state.name().equals(s.state())).count();
  }

  private boolean allAre(ServiceState one, ServiceState other) {
    return services.stream()
        .allMatch(s -> one.name().equals(s.state()) || other.name().equals(s.state()));
  }

  /** The release that the workloads run: the lowest, while they differ. */
  private Optional<Release> release() {
    return instance().components().stream()
        .filter(Component::isRuby)
        .flatMap(c -> observed().workload(c).flatMap(WorkloadFacts::release).stream())
        .min(Release::compareTo);
  }

  /** Whether workloads are still brought to a release that the database is at. */
  private boolean isRolling() {
    return release().filter(r -> r.isBefore(instance().release())).isPresent() && !plan().isDone();
  }

  private Instance instance() {
    return situation.instance();
  }

  private Observed observed() {
    return situation.observed();
  }

  private Plan plan() {
    return situation.plan();
  }
}
