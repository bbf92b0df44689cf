package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.testing.Moment.JobSight;
import io.lagooperator.testing.Moment.Progress;
import io.lagooperator.testing.WatchRecorder.Event;
import java.util.ArrayList;
import java.util.List;

/** What a Job does, and at which release. */
public record Task(JobStep step, Release release) {
  private static final ReleaseCatalogue CATALOGUE = ReleaseCatalogue.BUILT_IN;

  /**
   * All Jobs of an instance that is made at one release and then brought to another. The catalogue
   * has the stops; that they are those of Lago's documents is tested there.
   */
  public static List<Task> way(String from, String to) {
    var here = Release.of(from);
    var tasks = new ArrayList<Task>();
    tasks.add(new Task(JobStep.MIGRATION, here));
    for (var next : CATALOGUE.path(here, Release.of(to))) {
      if (CATALOGUE.left(here, next).isPresent()) {
        tasks.add(new Task(JobStep.DATA_WORK, here));
      }
      tasks.add(new Task(JobStep.MIGRATION, next));
      here = next;
    }
    return List.copyOf(tasks);
  }

  /** What was done by each Job that was made, in order. */
  public static List<Task> made(List<Event> events) {
    return events.stream()
        .filter(event -> event.action() == Action.ADDED)
        .flatMap(event -> event.as(Job.class).stream())
        .map(job -> JobSight.of(job, Progress.WAITING))
        .map(job -> new Task(job.step(), job.release()))
        .toList();
  }

  @Override
  public String toString() {
    return step.label() + " " + release;
  }
}
