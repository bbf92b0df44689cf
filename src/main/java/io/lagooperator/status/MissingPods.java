package io.lagooperator.status;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.observed.WorkloadFacts.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words for pods that Kubernetes does not make: a quota, a LimitRange or a webhook forbids them.
 */
final class MissingPods {
  /** A refusal that passes, such as a conflict of two writers, is gone by then. */
  static final Duration REFUSAL_PATIENCE = Duration.ofSeconds(10);

  /** Only Deployments say why; of others it shows in that there is no pod. */
  static final Duration FIRST_POD_PATIENCE = Duration.ofSeconds(30);

  private MissingPods() {}

  static Optional<Finding> of(Instance instance, Component component, Observed observed) {
    var facts = observed.workload(component);
    var name = instance.names().of(component);
    return facts
        .flatMap(WorkloadFacts::refusal)
        .map(refusal -> refused(name, refusal, observed.now()))
        .or(
            () ->
                facts
                    .filter(f -> hasNone(component, f, observed))
                    .filter(f -> observed.now().isAfter(f.changed().plus(FIRST_POD_PATIENCE)))
                    .map(f -> none("StatefulSet", instance, name)));
  }

  static Optional<Finding> of(Instance instance, JobFacts job, Instant now) {
    return isWithoutPod(job) && now.isAfter(job.made().plus(FIRST_POD_PATIENCE))
        ? Optional.of(none("Job", instance, job.name()))
        : Optional.empty();
  }

  /** When patience ends with what is not said yet. */
  static Stream<Instant> lookAgain(Observed observed) {
    var refusals =
        observed.workloads().values().stream()
            .flatMap(facts -> facts.refusal().stream())
            .map(refusal -> refusal.since().plus(REFUSAL_PATIENCE));
    var sets =
        observed.workloads().entrySet().stream()
            .filter(e -> hasNone(e.getKey(), e.getValue(), observed))
            .map(e -> e.getValue().changed().plus(FIRST_POD_PATIENCE));
    var jobs =
        observed.jobs().stream()
            .filter(MissingPods::isWithoutPod)
            .map(job -> job.made().plus(FIRST_POD_PATIENCE));
    return Stream.of(refusals, sets, jobs).flatMap(times -> times);
  }

  private static Finding refused(String name, Refusal refusal, Instant now) {
    var finding =
        Finding.withNextStep(
            Reason.PodsRefused,
            "Pods of Deployment %s are refused: %s"
                .formatted(name, Scrubber.scrub(refusal.message())));
    return now.isAfter(refusal.since().plus(REFUSAL_PATIENCE))
        ? finding
        : new Finding(Reason.Waiting, finding.sentence());
  }

  private static boolean hasNone(Component component, WorkloadFacts facts, Observed observed) {
    return component.isStateful()
        && facts.seenByController()
        && facts.replicas() > 0
        && facts.total() == 0
        && observed.podsOf(component).isEmpty();
  }

  private static boolean isWithoutPod(JobFacts job) {
    return job.neverBegan() && job.podless();
  }

  private static Finding none(String kind, Instance instance, String name) {
    return Finding.withNextStep(
        Reason.PodsRefused,
        "%s %s should have a pod and has none: kubectl -n %s describe %s %s says why"
            .formatted(kind, name, instance.namespace(), kind.toLowerCase(Locale.ROOT), name));
  }
}
