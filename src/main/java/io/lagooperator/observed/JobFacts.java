package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Facts about one Job of ours. */
public record JobFacts(
    JobStep step,
    String name,
    String uid,
    Release release,
    String database,
    String revision,
    int attempt,
    String keysFingerprint,
    String connections,
    Optional<Release> upgradeFrom,
    Optional<Release> upgradeTo,
    Optional<Component> drains,
    State state,
    boolean begun,
    boolean podless,
    Instant made,
    String lastWords) {

  /** How far a Job is. */
  public sealed interface State {
    /** It has not ended. */
    record Running() implements State {}

    /** It did what it should. */
    record Succeeded(Instant at) implements State {}

    /** It ended without success. */
    record Failed(Instant at, String message) implements State {}
  }

  /** A Job that does not carry our annotations is not one of ours. */
  static Optional<JobFacts> of(Job job, List<PodFacts> pods) {
    var step =
        Optional.ofNullable(job.getMetadata().getLabels())
            .flatMap(labels -> Optional.ofNullable(labels.get(Labels.COMPONENT)))
            .flatMap(JobStep::byLabel);
    var release = annotation(job, Labels.JOB_RELEASE).flatMap(Release::parse);
    return release
        .filter(r -> step.isPresent())
        .map(
            r ->
                new JobFacts(
                    step.orElseThrow(),
                    job.getMetadata().getName(),
                    Optional.ofNullable(job.getMetadata().getUid()).orElse(""),
                    r,
                    annotation(job, Labels.JOB_DATABASE).orElse(""),
                    annotation(job, Labels.REVISION).orElse(""),
                    annotation(job, Labels.JOB_ATTEMPT).map(Integer::parseInt).orElse(1),
                    annotation(job, Labels.KEYS_FINGERPRINT).orElse(""),
                    annotation(job, Labels.CONNECTIONS).orElse(""),
                    annotation(job, Labels.UPGRADE_FROM).flatMap(Release::parse),
                    annotation(job, Labels.UPGRADE_TO).flatMap(Release::parse),
                    annotation(job, Labels.DRAINS).flatMap(Component::byLabel),
                    state(job),
                    !(state(job) instanceof State.Running)
                        || pods.stream().anyMatch(PodFacts::started),
                    pods.isEmpty(),
                    Times.made(job),
                    pods.stream()
                        .map(PodFacts::lastWords)
                        .reduce(
                            annotation(job, Labels.FOUND_BEFORE).orElse(""),
                            (a, b) -> b.isEmpty() ? a : b)));
  }

  public boolean running() {
    return state instanceof State.Running;
  }

  /** Whether it may be at work in the database right now. */
  public boolean hasBegunAndNotEnded() {
    return running() && begun;
  }

  /** Whether no container of it ever started, so that nothing was touched. */
  public boolean neverBegan() {
    return running() && !begun;
  }

  public boolean succeeded() {
    return state instanceof State.Succeeded;
  }

  public Optional<Instant> succeededAt() {
    return state instanceof State.Succeeded done ? Optional.of(done.at()) : Optional.empty();
  }

  public Optional<Instant> failedAt() {
    return state instanceof State.Failed failed ? Optional.of(failed.at()) : Optional.empty();
  }

  public Optional<Instant> endedAt() {
    return succeededAt().or(this::failedAt);
  }

  /** What the guard of the database said, if it was the guard that ended the Job. */
  public Optional<GuardVerdict> verdict() {
    if (succeeded()) {
      return Optional.empty();
    }
    return GuardVerdict.in(lastWords)
        .or(
            () ->
                state instanceof State.Failed failed
                    ? GuardVerdict.byExitCode(failed.message(), release)
                    : Optional.empty());
  }

  private static State state(Job job) {
    var conditions =
        job.getStatus() == null ? List.<JobCondition>of() : job.getStatus().getConditions();
    for (var condition : conditions) {
      if ("True".equals(condition.getStatus())) {
        if (condition.getType().equals("Complete")) {
          return new State.Succeeded(Times.of(condition.getLastTransitionTime()));
        }
        if (condition.getType().equals("Failed")) {
          return new State.Failed(
              Times.of(condition.getLastTransitionTime()),
              Objects.requireNonNullElse(condition.getMessage(), ""));
        }
      }
    }
    return new State.Running();
  }

  private static Optional<String> annotation(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).map(a -> a.get(name));
  }
}
