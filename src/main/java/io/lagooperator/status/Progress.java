package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.model.Component;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for what is being done now, and what is waited for. */
final class Progress {
  private Progress() {}

  static Finding finding(Situation situation, List<ServiceStatus> services) {
    var release = situation.instance().release();
    var waitsFor = waitsFor(situation, services);
    var detail =
        services.stream()
            .map(ServiceStatus::message)
            .filter(Objects::nonNull)
            .findFirst()
            .map(message -> " " + message)
            .orElse("");
    return switch (situation.plan().step()) {
      case STARTING_STORES ->
          new Finding(Reason.StartingStores, "Starting the data stores" + waitsFor + detail);
      case CLEARING ->
          new Finding(
              Reason.StoppingOldRelease,
              "Stopping the old release before the migration" + waitsFor + detail);
      case MIGRATING -> new Finding(Reason.Migrating, "Migrating the database to " + release + ".");
      case WORKING_ON_DATA ->
          new Finding(
              Reason.WorkingOnData,
              "Doing the work on the data that release %s asks for before it is left."
                  .formatted(release));
      case MAKING_ORGANIZATION ->
          new Finding(Reason.MakingOrganization, "Making the first organization.");
      case STOPPING, STOPPED -> new Finding(Reason.Stopping, "Stopping" + waitsFor);
      case ROLLING, RUNNING -> new Finding(Reason.Starting, "Starting" + waitsFor + detail);
    };
  }

  /**
   * Jobs that a stop lets end, components by the plan, and objects that could not be written a
   * moment ago.
   */
  private static String waitsFor(Situation situation, List<ServiceStatus> services) {
    var names =
        Stream.of(
                jobs(situation),
                components(situation, services),
                situation.outcome().passing().stream())
            .flatMap(all -> all)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "." : ": waiting for " + names + ".";
  }

  /** A pod that has outlived its Job is waited for too. */
  private static Stream<String> jobs(Situation situation) {
    var observed = situation.observed();
    if (situation.plan().step() != Step.STOPPING) {
      return Stream.empty();
    }
    var jobs = observed.jobs().stream().filter(JobFacts::hasBegunAndNotEnded).toList();
    return jobs.isEmpty()
        ? observed.jobPods().stream().filter(PodFacts::started).map(pod -> "pod " + pod.name())
        : jobs.stream().map(job -> "Job " + job.name());
  }

  /** Where the plan is done, the last pods may have yet to become ready. */
  private static Stream<String> components(Situation situation, List<ServiceStatus> services) {
    return situation.plan().isDone()
        ? services.stream()
            .filter(s -> ServiceState.Starting.name().equals(s.state()))
            .map(ServiceStatus::name)
        : situation.plan().waitingFor().stream().map(c -> name(situation, c));
  }

  /** What KEDA still has in its hands cannot end: KEDA would give it pods again. */
  private static String name(Situation situation, Component component) {
    var held =
        situation
            .observed()
            .workload(component)
            .filter(w -> w.raised() && w.replicas() == 0 && w.total() == 0);
    return held.isEmpty()
        ? component.label()
        : "%s, whose ScaledObject %s KEDA has yet to let go (if KEDA is gone, remove the finalizer of that object)"
            .formatted(component.label(), situation.instance().names().of(component));
  }

  /** The step of an upgrade, as status names it. */
  static String step(Step step) {
    return switch (step) {
      case STARTING_STORES -> "StartingStores";
      case CLEARING -> "StoppingOldRelease";
      case MIGRATING -> "Migrating";
      case ROLLING -> "StartingNewRelease";
      case WORKING_ON_DATA -> "WorkingOnData";
      case MAKING_ORGANIZATION, RUNNING, STOPPING, STOPPED -> "Waiting";
    };
  }
}
