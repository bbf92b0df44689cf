package io.lagooperator.testing;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.testing.Moment.JobSight;
import io.lagooperator.testing.Moment.PodSight;
import io.lagooperator.testing.Moment.Progress;
import io.lagooperator.testing.Moment.WorkloadSight;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold at every moment, whatever users, controllers and operators do: the rules of model
 * and of real clusters, said once.
 */
public final class Judges {
  private static final List<Rule> RULES =
      List.of(
          Judges::oneClock,
          Judges::workersOfOneRelease,
          Judges::schemaGoesFirst,
          Judges::migrationsMeetNoOtherRelease,
          Judges::oneJobAtATime,
          Judges::jobsAreNotRepeated,
          Judges::jobsAreNotChanged,
          Judges::writersFindTheirWorkers,
          Judges::workersOutliveTheirWriters,
          Judges::workersGoWhenTheirQueuesAreEmpty);

  private Judges() {}

  /** Tells what is wrong with a moment after all that was before it. */
  private interface Rule {
    Stream<String> breaches(Past past, Moment now);
  }

  /**
   * What has been: the last moment, all Jobs, the workers that have become ready or were told of.
   */
  public record Past(
      Moment last, Map<String, JobSight> jobs, Set<Component> serving, Set<Component> told) {
    public static final Past NONE = new Past(Moment.NOTHING, Map.of(), Set.of(), Set.of());

    private Past and(Moment now) {
      return new Past(now, jobs(now), serving(now), told(now));
    }

    private Map<String, JobSight> jobs(Moment now) {
      if (now.jobs().stream().allMatch(job -> job.equals(jobs.get(job.uid())))) {
        return jobs;
      }
      var all = new HashMap<>(jobs);
      now.jobs().forEach(job -> all.put(job.uid(), job));
      return all;
    }

    /** As long as they are there, and their queues have not been found empty since. */
    private Set<Component> told(Moment now) {
      var before = told.stream().filter(worker -> !isFoundEmpty(worker, now));
      return Stream.concat(
              before,
              now.workloads().stream()
                  .filter(w -> w.replicas() > 0)
                  .flatMap(w -> w.sendsTo().stream().filter(to -> to != w.component())))
          .filter(worker -> now.workload(worker).isPresent())
          .collect(Collectors.toUnmodifiableSet());
    }

    /** A worker that was ready once serves its queues: where all stop, jobs wait for its return. */
    private Set<Component> serving(Moment now) {
      return now.workloads().stream()
          .filter(w -> w.component().isDedicatedWorker())
          .filter(w -> w.ready() > 0 || serving.contains(w.component()))
          .map(WorkloadSight::component)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Judges one more moment, and gives the past of the next one. */
  public static Past judge(Past past, Moment now) {
    RULES.stream()
        .flatMap(rule -> rule.breaches(past, now))
        .findFirst()
        .ifPresent(
            breach -> {
              throw new AssertionError(breach);
            });
    return past.and(now);
  }

  /** Be it that one of them is about to end. */
  private static Stream<String> oneClock(Past past, Moment now) {
    var clocks = now.pods().stream().filter(p -> is(p, Role.CLOCK)).toList();
    return clocks.size() > 1 ? Stream.of("two clocks: " + clocks) : Stream.empty();
  }

  private static Stream<String> workersOfOneRelease(Past past, Moment now) {
    var releases =
        now.pods().stream()
            .filter(p -> is(p, Role.WORKER))
            .flatMap(p -> p.release().stream())
            .distinct()
            .toList();
    return releases.size() > 1 ? Stream.of("workers of releases " + releases) : Stream.empty();
  }

  private static Stream<String> schemaGoesFirst(Past past, Moment now) {
    var known = past.last().pods().stream().map(PodSight::name).collect(Collectors.toSet());
    return now.pods().stream()
        .filter(p -> p.component().isRuby() && !known.contains(p.name()))
        .filter(p -> p.release().filter(r -> isMigrated(r, past, now)).isEmpty())
        .map(p -> p + " comes before its migration has succeeded");
  }

  private static boolean isMigrated(Release release, Past past, Moment now) {
    return Stream.concat(past.jobs().values().stream(), now.jobs().stream())
        .filter(job -> job.step() == JobStep.MIGRATION && job.progress() == Progress.SUCCEEDED)
        .anyMatch(job -> job.release().equals(release));
  }

  private static Stream<String> migrationsMeetNoOtherRelease(Past past, Moment now) {
    return atWork(now)
        .filter(job -> job.step() == JobStep.MIGRATION)
        .flatMap(
            job ->
                now.pods().stream()
                    .filter(p -> is(p, Role.WORKER) || is(p, Role.CLOCK))
                    .filter(p -> p.release().filter(job.release()::equals).isEmpty())
                    .map(p -> p + " meets the migration " + job.name()));
  }

  private static Stream<String> oneJobAtATime(Past past, Moment now) {
    var atWork = atWork(now).map(JobSight::name).toList();
    return atWork.size() > 1 ? Stream.of("Jobs at work at once: " + atWork) : Stream.empty();
  }

  private static boolean isSameWork(JobSight one, JobSight other) {
    return (one.step() == JobStep.MIGRATION && other.step() == JobStep.MIGRATION)
        ? one.release().equals(other.release())
        : one.name().equals(other.name());
  }

  /** Queues are looked into each time, and a migration may have found new work on the data. */
  private static boolean isDoneOnce(JobSight job, Moment now) {
    return switch (job.step()) {
      case MIGRATION, ORGANIZATION -> true;
      case DATA_WORK ->
          now.jobs().stream()
              .filter(other -> other.step() == JobStep.MIGRATION)
              .filter(other -> job.release().isBefore(other.release()))
              .noneMatch(other -> other.progress() == Progress.FAILED);
      case DRAIN -> false;
    };
  }

  /** What has succeeded is not done again, and what is at work is not done beside itself. */
  private static Stream<String> jobsAreNotRepeated(Past past, Moment now) {
    return now.jobs().stream()
        .filter(job -> !past.jobs().containsKey(job.uid()))
        .filter(
            job ->
                past.jobs().values().stream()
                    .filter(earlier -> isSameWork(earlier, job))
                    .anyMatch(
                        earlier ->
                            (earlier.progress() == Progress.SUCCEEDED && isDoneOnce(job, now))
                                || earlier.progress() == Progress.AT_WORK))
        .map(job -> job.name() + " is made again");
  }

  private static Stream<String> jobsAreNotChanged(Past past, Moment now) {
    return now.jobs().stream()
        .filter(job -> !past.jobs().getOrDefault(job.uid(), job).content().equals(job.content()))
        .map(job -> job.name() + " is changed");
  }

  /**
   * The operator writes a template with a flag, or gives it pods, only when the flag's worker has
   * been ready; but a worker that has not been ready yet gets no jobs, and so sends none.
   */
  private static Stream<String> writersFindTheirWorkers(Past past, Moment now) {
    return now.workloads().stream()
        .filter(w -> w.component().isRuby() && w.replicas() > 0)
        .filter(w -> !w.component().isDedicatedWorker() || past.serving().contains(w.component()))
        .flatMap(
            w ->
                newlySentTo(past, w).stream()
                    .filter(worker -> !past.serving().contains(worker))
                    .map(worker -> w.component() + " is told before there is " + worker));
  }

  private static Set<Component> newlySentTo(Past past, WorkloadSight workload) {
    if (workload.sendsTo().isEmpty()) {
      return Set.of();
    }
    var workers = new HashSet<>(workload.sendsTo());
    past.last()
        .workload(workload.component())
        .filter(before -> before.uid().equals(workload.uid()))
        .filter(before -> before.replicas() > 0 || workload.scaledBySomebodyElse())
        .ifPresent(before -> workers.removeAll(before.sendsTo()));
    return workers;
  }

  /**
   * It goes when nobody writes to its queues any more, but for others that go with it; or it ends
   * after the clock, as all do.
   */
  private static Stream<String> workersOutliveTheirWriters(Past past, Moment now) {
    var allEnd = now.pods().stream().noneMatch(p -> is(p, Role.CLOCK));
    return past.serving().stream()
        .filter(worker -> now.workload(worker).filter(w -> w.replicas() > 0 || allEnd).isEmpty())
        .flatMap(
            worker ->
                now.pods().stream()
                    .filter(p -> p.sendsTo().contains(worker))
                    .filter(p -> !p.component().isDedicatedWorker())
                    .map(p -> worker + " ends before " + p));
  }

  /** A Job has looked, unless nobody has ever been told of the worker. */
  private static Stream<String> workersGoWhenTheirQueuesAreEmpty(Past past, Moment now) {
    return past.last().workloads().stream()
        .map(WorkloadSight::component)
        .filter(worker -> past.told().contains(worker) && now.workload(worker).isEmpty())
        .filter(worker -> !isFoundEmpty(worker, now))
        .map(worker -> worker + " goes before its queues were found empty");
  }

  private static boolean isFoundEmpty(Component worker, Moment now) {
    return now.jobs().stream()
        .filter(job -> job.step() == JobStep.DRAIN)
        .filter(job -> job.name().endsWith("-drain-" + worker.label()))
        .anyMatch(job -> job.progress() == Progress.SUCCEEDED);
  }

  private static Stream<JobSight> atWork(Moment now) {
    return now.jobs().stream().filter(job -> job.progress() == Progress.AT_WORK);
  }

  private static boolean is(PodSight pod, Role role) {
    return pod.component().role() == role;
  }
}
