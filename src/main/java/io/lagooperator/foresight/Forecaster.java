package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.foresight.Forecast.Doing;
import io.lagooperator.foresight.Forecast.JobRun;
import io.lagooperator.foresight.Forecast.ObjectChange;
import io.lagooperator.foresight.Forecast.Stage;
import io.lagooperator.foresight.Story.End;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Problem;
import io.lagooperator.plan.Stay;
import io.lagooperator.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts a story into words. */
public final class Forecaster {
  private final Story story;

  private Forecaster(Story story) {
    this.story = story;
  }

  public static Forecast of(Story story) {
    return new Forecaster(story).forecast();
  }

  private Forecast forecast() {
    return new Forecast(
        !story.isEmpty(),
        stages(),
        objects(),
        story.jobs().stream().map(Forecaster::run).toList(),
        restarts(),
        lasting(),
        notes(),
        problems(),
        end());
  }

  private List<Stage> stages() {
    var stages = new ArrayList<Stage>();
    for (var round : story.rounds()) {
      var what = what(round);
      var doings = round.writes().stream().map(Doing::of).toList();
      var last = stages.isEmpty() ? null : stages.get(stages.size() - 1);
      if (last != null && last.what().equals(what)) {
        stages.set(
            stages.size() - 1,
            new Stage(what, Stream.concat(last.doings().stream(), doings.stream()).toList()));
      } else {
        stages.add(new Stage(what, doings));
      }
    }
    return List.copyOf(stages);
  }

  private static String what(Round round) {
    var release = round.course().now();
    return switch (round.step()) {
      case STARTING_STORES -> "Data stores come up";
      case CLEARING -> "Clock and workers of the old release end, so that none meets the new schema";
      case MIGRATING -> "The database is brought to " + release;
      case ROLLING -> "Workloads are brought to the spec, at release " + release;
      case WORKING_ON_DATA -> "Work on the data is done that " + release + " asks for";
      case MAKING_ORGANIZATION -> "The first organization is made";
      case RUNNING -> "All runs at " + release + "; what nobody needs any more goes";
      case STOPPING -> "Workloads end, rank by rank";
      case STOPPED -> "All is stopped";
    };
  }

  private List<ObjectChange> objects() {
    return story.effects().stream()
        .filter(effect -> !effect.key().kind().equals("Job") && effect.deed() != Deed.PASS)
        .sorted(
            Comparator.comparing(Effect::deed).thenComparing(effect -> effect.key().toString()))
        .map(ObjectChange::of)
        .toList();
  }

  private static JobRun run(Job job) {
    var annotations = job.getMetadata().getAnnotations();
    var release = annotations.get(Labels.JOB_RELEASE);
    var step =
        JobStep.byLabel(job.getMetadata().getLabels().get(Labels.COMPONENT)).orElseThrow();
    return new JobRun(
        job.getMetadata().getName(),
        switch (step) {
          case MIGRATION -> "migrates the database to " + release;
          case DATA_WORK -> "works on the data that " + release + " leaves behind";
          case ORGANIZATION -> "makes the first organization";
          case DRAIN ->
              "waits until the queues of " + annotations.get(Labels.DRAINS) + " are empty";
        });
  }

  /** Workloads whose pods are replaced or end for a while; new ones and those that go do not. */
  private List<String> restarts() {
    var last = new TreeMap<ObjectKey, HasMetadata>(Comparator.comparing(ObjectKey::toString));
    var restarted = new TreeMap<String, Boolean>();
    story
        .writes()
        .filter(write -> Stream.of("Deployment", "StatefulSet").anyMatch(write.key().kind()::equals))
        .forEach(
            write -> {
              var before = Optional.ofNullable(last.get(write.key())).or(write::before);
              write.after().ifPresent(after -> last.put(write.key(), after));
              if (before.isPresent()
                  && write.after().filter(after -> isAnother(before.get(), after)).isPresent()) {
                restarted.put(write.key().name(), true);
              }
            });
    return List.copyOf(restarted.keySet());
  }

  private static boolean isAnother(HasMetadata before, HasMetadata after) {
    return !Objects.equals(revision(before), revision(after))
        || (isDown(before) != isDown(after));
  }

  private static boolean isDown(HasMetadata object) {
    return object instanceof Deployment deployment
        && Integer.valueOf(0).equals(deployment.getSpec().getReplicas());
  }

  private static String revision(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.REVISION))
        .orElse("");
  }

  private List<String> lasting() {
    var lasting = new ArrayList<String>();
    story.jobs().forEach(job -> lasting(job).ifPresent(lasting::add));
    for (var effect : story.effects()) {
      var after = effect.after().orElse(null);
      if (after instanceof PersistentVolumeClaim && effect.deed() == Deed.CHANGE) {
        Difference.of(effect.before(), after).stream()
            .filter(field -> field.path().endsWith("storage"))
            .forEach(
                field ->
                    lasting.add(
                        "Volume %s grows from %s to %s; no volume shrinks."
                            .formatted(effect.key().name(), field.before(), field.after())));
      }
      if (after instanceof Secret secret
          && effect.deed() == Deed.CREATE
          && Boolean.TRUE.equals(secret.getImmutable())) {
        lasting.add(
            "Secret %s is made once, with new random values, and never replaced."
                .formatted(effect.key().name()));
      }
    }
    return List.copyOf(lasting);
  }

  private static Optional<String> lasting(Job job) {
    var annotations = job.getMetadata().getAnnotations();
    var step = JobStep.byLabel(job.getMetadata().getLabels().get(Labels.COMPONENT));
    return switch (step.orElseThrow()) {
      case MIGRATION ->
          Optional.of(
              "The database is migrated to %s; no schema ever goes back."
                  .formatted(annotations.get(Labels.JOB_RELEASE)));
      case ORGANIZATION -> Optional.of("The first organization is made in the database.");
      case DATA_WORK, DRAIN -> Optional.empty();
    };
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    var first =
        story.jobs().stream()
            .filter(job -> !job.getMetadata().getAnnotations().containsKey(Labels.UPGRADE_FROM))
            .filter(job -> JobStep.MIGRATION.label().equals(job.getMetadata().getLabels().get(Labels.COMPONENT)))
            .findFirst();
    first.ifPresent(
        job ->
            notes.add(
                "What the database holds is known only when the first migration looks at it: if it is at another release, what follows is told anew then."));
    if (story.rounds().stream().anyMatch(round -> round.step() == Step.MIGRATING)) {
      notes.add("How long migrations take depends on the data; while one runs, no worker does.");
    }
    return List.copyOf(notes);
  }

  private List<String> problems() {
    if (story.end() instanceof End.InTheWay way) {
      return way.problems().stream().map(Problem::toString).toList();
    }
    return story.end() instanceof End.Foreign foreign
        ? foreign.objects().stream()
            .map(
                key ->
                    "%s exists and does not belong to this instance; it is left alone. Delete or rename it, or name the instance otherwise."
                        .formatted(key))
            .toList()
        : List.of();
  }

  private String end() {
    if (!(story.end() instanceof End.AtRest rest)) {
      return story.isEmpty()
          ? "The operator would do nothing: something is in the way."
          : "Then the operator stops: something is in the way.";
    }
    var stay = rest.intent().course().stay();
    if (stay instanceof Stay.Approval approval) {
      return "Then it waits for approval of %1$s: set spec.upgrade.approved to %1$s to go on."
          .formatted(approval.next());
    }
    if (stay instanceof Stay.NoWayBack back) {
      return "It stays at %s: the database has been brought there, and never goes back to %s."
          .formatted(back.begun().release(), back.wanted());
    }
    return rest.intent().plan().step() == Step.STOPPED
        ? "In the end all is stopped."
        : "In the end all runs at %s.".formatted(rest.intent().course().now());
  }
}
