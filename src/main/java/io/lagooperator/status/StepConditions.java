package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.plan.Stay;
import io.lagooperator.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The conditions of an instance whose spec can be realised: the whole, and each step of it. */
final class StepConditions {
  private final Situation situation;
  private final List<ServiceStatus> services;

  StepConditions(Situation situation, List<ServiceStatus> services) {
    this.situation = situation;
    this.services = services;
  }

  List<Condition> list(
      List<Condition> before, Optional<Finding> broken, Finding summary, boolean realised) {
    var exposure = new Exposure(situation);
    var needsSomebody = broken.isPresent() || situation.course().stay() instanceof Stay.Approval;
    var worst = broken.or(this::troubled).or(exposure::refusal);
    var draining = realised ? DrainReport.first(situation) : Optional.<Finding>empty();
    var conditions = new Conditions(before, instance().generation(), situation.observed().now());
    situation
        .pause()
        .ifPresent(it -> conditions.add(Conditions.PAUSED, true, PauseReport.finding(it)));
    BagReport.of(instance())
        .ifPresent(it -> conditions.add(Conditions.SETTINGS_KNOWN, it.reason() == Reason.Done, it));
    return conditions
        .add(Conditions.READY, realised, summary)
        .add(
            Conditions.RECONCILING,
            draining.isPresent() || (!realised && !needsSomebody),
            draining.orElse(summary))
        .add(Conditions.STALLED, needsSomebody, summary)
        .add(Conditions.KEYS_READY, true, new Finding(Reason.Done, "All keys are there."))
        .add(Conditions.DATA_READY, dataReady(), data())
        .add(Conditions.MIGRATED, isMigrated(), migration())
        .add(Conditions.EXPOSED, exposure.isThere(), exposure.finding())
        .add(
            Conditions.DEGRADED,
            worst.isPresent(),
            worst.orElse(new Finding(Reason.Done, "Nothing is broken.")))
        .list();
  }

  /** A service that serves, but not with all that it should. */
  private Optional<Finding> troubled() {
    return services.stream()
        .filter(s -> s.reason() != null && s.message() != null)
        .map(
            s ->
                new Finding(
                    Reason.valueOf(Objects.requireNonNull(s.reason())),
                    Objects.requireNonNull(s.message())))
        .filter(Finding::isLasting)
        .findFirst();
  }

  private boolean dataReady() {
    return services.stream()
        .filter(s -> Component.byLabel(s.name()).filter(Component::isStore).isPresent())
        .allMatch(s -> ServiceState.Running.name().equals(s.state()));
  }

  private Finding data() {
    if (!instance().has(Component.POSTGRESQL) && !instance().has(Component.REDIS)) {
      return new Finding(Reason.Done, "The data stores are your own.");
    }
    if (instance().state() == RunState.Stopped) {
      return new Finding(Reason.Stopped, "The data stores are stopped, as asked.");
    }
    return dataReady()
        ? new Finding(Reason.Done, "The data stores are ready.")
        : new Finding(Reason.Waiting, "The data stores are not ready.");
  }

  private boolean isMigrated() {
    return MigrationReport.isDone(situation);
  }

  private Finding migration() {
    var release = situation.course().hop();
    if (isMigrated()) {
      return new Finding(Reason.Done, "The database is at release " + release + ".");
    }
    return MigrationReport.failure(situation)
        .orElseGet(
            () ->
                situation.plan().step() == Step.MIGRATING && !isHeldBack()
                    ? new Finding(
                        Reason.Migrating, "The database is brought to release " + release + ".")
                    : new Finding(
                        Reason.Waiting, "The migration to release " + release + " has not begun."));
  }

  /** Whether the Job that is due must wait for the end of a pause. */
  private boolean isHeldBack() {
    return situation.pause().isPresent() && situation.plan().job().isPresent();
  }

  private Instance instance() {
    return situation.instance();
  }
}
