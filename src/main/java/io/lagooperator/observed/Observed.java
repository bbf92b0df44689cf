package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is known about the objects of one instance at one moment. */
public record Observed(
    Instant now,
    Map<Component, WorkloadFacts> workloads,
    Map<Component, List<PodFacts>> pods,
    List<JobFacts> jobs,
    List<PodFacts> jobPods,
    List<ClaimFacts> claims,
    List<RouteFacts> routes) {

  public static Observed of(CachedObjects cached, Instant now) {
    var workloads = new EnumMap<Component, WorkloadFacts>(Component.class);
    cached
        .deployments()
        .forEach((c, d) -> workloads.put(c, WorkloadFacts.of(d, cached.raised().contains(c))));
    cached.statefulSets().forEach((component, s) -> workloads.put(component, WorkloadFacts.of(s)));
    Map<Component, List<PodFacts>> pods =
        cached.pods().stream()
            .filter(pod -> component(pod).isPresent())
            .collect(
                Collectors.groupingBy(
                    pod -> component(pod).orElseThrow(),
                    () -> new EnumMap<>(Component.class),
                    Collectors.mapping(PodFacts::of, Collectors.toUnmodifiableList())));
    return new Observed(
        now,
        workloads,
        pods,
        cached.jobs().stream()
            .flatMap(job -> JobFacts.of(job, podsOf(job, cached.pods())).stream())
            .toList(),
        cached.pods().stream()
            .filter(pod -> JobStep.byLabel(label(pod, Labels.COMPONENT)).isPresent())
            .map(PodFacts::of)
            .filter(pod -> !pod.ended())
            .toList(),
        cached.claims().stream().map(ClaimFacts::of).toList(),
        cached.routes().stream().map(RouteFacts::of).toList());
  }

  public Optional<WorkloadFacts> workload(Component component) {
    return Optional.ofNullable(workloads.get(component));
  }

  public List<PodFacts> podsOf(Component component) {
    return pods.getOrDefault(component, List.of());
  }

  public Optional<ClaimFacts> claim(String name) {
    return claims.stream().filter(claim -> claim.name().equals(name)).findFirst();
  }

  /** Whether a database may be worked on: by a Job, or by a pod that has outlived its Job. */
  public boolean isJobAtWork() {
    return jobs.stream().anyMatch(JobFacts::hasBegunAndNotEnded)
        || jobPods.stream().anyMatch(PodFacts::started);
  }

  /** Whether a component has no pod, not even one that is ending, and will get none. */
  public boolean isGone(Component component) {
    return workload(component).map(WorkloadFacts::scaledDown).orElse(true)
        && podsOf(component).stream().allMatch(PodFacts::ended);
  }

  /**
   * Whether a controller has yet to look at a change of an object of its own. Even an annotation
   * that somebody adds is such a change; what it means is known a moment later.
   */
  public boolean isCatchingUp() {
    return workloads.values().stream().anyMatch(w -> !w.seenByController());
  }

  /** Jobs that bring a database to a release. */
  public Stream<JobFacts> migrations() {
    return jobs.stream().filter(job -> job.step() == JobStep.MIGRATION);
  }

  /** The Job that waits for the queues of a worker to be empty. */
  public Optional<JobFacts> drain(Component worker) {
    return jobs.stream()
        .filter(job -> job.drains().filter(w -> w == worker).isPresent())
        .findFirst();
  }

  /** The Job that makes the first organization. */
  public Optional<JobFacts> organization() {
    return jobs.stream().filter(job -> job.step() == JobStep.ORGANIZATION).findFirst();
  }

  /** The last attempt to bring a database to a release. */
  public Optional<JobFacts> migration(Release release, String database) {
    return migrations()
        .filter(job -> job.release().equals(release) && job.database().equals(database))
        .max(Comparator.comparing(JobFacts::attempt));
  }

  /** All attempts to do what a migration does, itself among them; none of any other Job. */
  public Stream<JobFacts> attempts(JobFacts migration) {
    return migrations()
        .filter(job -> migration.step() == JobStep.MIGRATION)
        .filter(job -> job.release().equals(migration.release()))
        .filter(job -> job.database().equals(migration.database()));
  }

  /** The release that a database is at, as far as Jobs tell: what they did, or what they found. */
  public Optional<Release> schema(String database) {
    return migrations()
        .filter(job -> job.database().equals(database))
        .flatMap(
            job ->
                job.succeeded()
                    ? Stream.of(job.release())
                    : job.verdict().flatMap(GuardVerdict::start).stream())
        .max(Comparator.naturalOrder());
  }

  /** The latest release that a database was begun to be brought to. */
  public Optional<JobFacts> begun(String database) {
    return migrations()
        .filter(job -> job.database().equals(database))
        .filter(job -> job.verdict().isEmpty() && !job.neverBegan())
        .max(Comparator.comparing(JobFacts::release));
  }

  /** The Job of the work on the data of a database that is at a release, or was at its patches. */
  public Optional<JobFacts> dataWork(Release release, String database) {
    return jobs.stream()
        .filter(job -> job.step() == JobStep.DATA_WORK && job.database().equals(database))
        .filter(job -> job.release().isSameMinorAs(release))
        .max(Comparator.comparing(JobFacts::succeeded).thenComparing(JobFacts::release));
  }

  /** The encryption keys that a database was last migrated with. */
  public Optional<String> keysFingerprint(String database) {
    return migrations()
        .filter(job -> job.database().equals(database) && job.succeeded())
        .max(Comparator.comparing(JobFacts::release))
        .map(JobFacts::keysFingerprint)
        .filter(fingerprint -> !fingerprint.isEmpty());
  }

  private static List<PodFacts> podsOf(Job job, List<Pod> pods) {
    var name = job.getMetadata().getName();
    return pods.stream()
        .filter(pod -> name.equals(label(pod, "batch.kubernetes.io/job-name")))
        .map(PodFacts::of)
        .toList();
  }

  private static Optional<Component> component(HasMetadata object) {
    return Component.byLabel(label(object, Labels.COMPONENT));
  }

  private static String label(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(name))
        .orElse("");
  }
}
