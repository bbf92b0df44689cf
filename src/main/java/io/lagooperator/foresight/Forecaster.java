package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
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
        Restarts.of(story),
        Lasting.of(story),
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
      case CLEARING ->
          "Clock and workers of the old release end, so that none meets the new schema";
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
        .sorted(Comparator.comparing(Effect::deed).thenComparing(effect -> effect.key().toString()))
        .map(ObjectChange::of)
        .toList();
  }

  private static JobRun run(Job job) {
    var annotations = job.getMetadata().getAnnotations();
    var release = annotations.get(Labels.JOB_RELEASE);
    return new JobRun(
        job.getMetadata().getName(),
        switch (Lasting.step(job)) {
          case MIGRATION -> "migrates the database to " + release;
          case DATA_WORK -> "works on the data that " + release + " leaves behind";
          case ORGANIZATION -> "makes the first organization";
          case DRAIN ->
              "waits until the queues of " + annotations.get(Labels.DRAINS) + " are empty";
        });
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    var first =
        story.jobs().stream()
            .filter(job -> !job.getMetadata().getAnnotations().containsKey(Labels.UPGRADE_FROM))
            .filter(job -> Lasting.step(job) == JobStep.MIGRATION)
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
