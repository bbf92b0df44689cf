package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.model.RoutingFlag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What judges see of one instance at one moment, be its cluster a model or real. */
public record Moment(List<PodSight> pods, List<JobSight> jobs, List<WorkloadSight> workloads) {
  private static final RoutingFlag SEARCH =
      new RoutingFlag("LAGO_MEILISEARCH_URL", Component.MEILISEARCH);

  static final Moment NOTHING = new Moment(List.of(), List.of(), List.of());

  /** A pod that has not ended, though it may have been told to. */
  public record PodSight(
      String name, Component component, Optional<Release> release, Set<Component> sendsTo) {
    static PodSight of(String name, Component component, PodSpec spec) {
      return new PodSight(name, component, Moment.release(component, spec), Moment.sendsTo(spec));
    }
  }

  /** A Job, whether it has ended or not; its content is all of it that whoever makes it writes. */
  public record JobSight(
      String uid, String name, JobStep step, Release release, Progress progress, String content) {
    static JobSight of(Job job, Progress progress) {
      var metadata = job.getMetadata();
      return new JobSight(
          metadata.getUid(),
          metadata.getName(),
          JobStep.byLabel(label(job)).orElseThrow(),
          Release.of(Objects.requireNonNull(metadata.getAnnotations().get(Labels.JOB_RELEASE))),
          progress,
          metadata.getLabels() + " " + metadata.getAnnotations() + " " + job.getSpec().hashCode());
    }

    JobSight with(Progress now) {
      return new JobSight(uid, name, step, release, now, content);
    }
  }

  /** How far a Job is; it is at work from when its container starts. */
  public enum Progress {
    WAITING,
    AT_WORK,
    SUCCEEDED,
    FAILED
  }

  /** A Deployment or StatefulSet, and the workers that its pods send jobs to. */
  public record WorkloadSight(
      Component component,
      String uid,
      int replicas,
      boolean scaledBySomebodyElse,
      int ready,
      Set<Component> sendsTo) {}

  Optional<WorkloadSight> workload(Component component) {
    return workloads.stream().filter(w -> w.component() == component).findFirst();
  }

  static Component component(HasMetadata object) {
    return Component.byLabel(label(object)).orElseThrow();
  }

  private static String label(HasMetadata object) {
    return Objects.requireNonNull(object.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  /** The workers that have a flag in this template, or what is as good as one. */
  static Set<Component> sendsTo(PodSpec spec) {
    var set =
        spec.getContainers().stream()
            .flatMap(container -> container.getEnv().stream())
            .map(variable -> variable.getName())
            .collect(Collectors.toSet());
    return Stream.concat(RoutingFlag.ALL.stream(), Stream.of(SEARCH))
        .filter(flag -> set.contains(flag.name()))
        .map(RoutingFlag::worker)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The release of Lago's own image, which a label could misstate. */
  private static Optional<Release> release(Component component, PodSpec spec) {
    var image = spec.getContainers().get(0).getImage();
    var tag = image.lastIndexOf(":v");
    return component.isRuby() && tag >= 0
        ? Release.parse(image.substring(tag + 2))
        : Optional.empty();
  }
}
