package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.foresight.Foreseen;
import io.lagooperator.foresight.Held;
import io.lagooperator.foresight.Scene;
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.observed.Observed;
import io.lagooperator.testing.Moment.JobSight;
import io.lagooperator.testing.Moment.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster without a cluster: desired objects go in, facts come out, and in between controllers do
 * one small thing at a time, in whatever order a test chooses.
 */
public final class ModelCluster {
  private static final Set<String> GO_LAST =
      Set.of("Service", "ServiceAccount", "ExternalSecret", "Secret");

  private final Map<ObjectKey, ModelWorkload> workloads = new LinkedHashMap<>();
  private final List<ModelPod> pods = new ArrayList<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, String> lastWords = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Map<Component, String> refusals = new LinkedHashMap<>();
  private boolean jobsGetNoPods;
  private final Map<Component, ScaledObject> scalers = new LinkedHashMap<>();
  private boolean kedaIsAway;
  private final Set<Component> endingScalers = new LinkedHashSet<>();
  private final Map<ObjectKey, HasMetadata> others = new LinkedHashMap<>();
  private Consumer<ObjectKey> afterWrite = written -> {};
  private Consumer<List<HasMetadata>> order = list -> {};
  private final Map<String, JobSight> jobSights = new HashMap<>();
  private final Map<String, Integer> births = new HashMap<>();
  private int made;

  /** What an operator knows of the cluster; it may be old by now. */
  public record Sight(CachedObjects objects, Map<ObjectKey, Version> versions, Instant now) {
    public Observed observed() {
      return Observed.of(objects, now);
    }

    /**
     * Whether it holds all that is there now, be it as it was some time ago, and no workload more.
     */
    boolean knows(CachedObjects live) {
      return identities(objects).containsAll(identities(live))
          && uids(live).containsAll(uids(objects));
    }

    private static Set<String> uids(CachedObjects objects) {
      return objects.deployments().values().stream()
          .map(deployment -> deployment.getMetadata().getUid())
          .collect(Collectors.toSet());
    }

    private static Set<String> identities(CachedObjects objects) {
      return Stream.of(objects.jobs(), objects.deployments().values(), objects.pods())
          .flatMap(Collection::stream)
          .map(HasMetadata::getMetadata)
          .map(metadata -> metadata.getName() + " " + metadata.getUid())
          .collect(Collectors.toSet());
    }

    /** The same, but with Jobs and pods as they were at other moments. */
    Sight with(Sight jobs, Sight pods) {
      return with(objects.deployments(), versions, jobs.objects.jobs(), pods.objects.pods());
    }

    /** The same, but with one workload as it was at another moment. */
    Sight with(ObjectKey workload, Sight then) {
      var deployments = new EnumMap<Component, Deployment>(Component.class);
      deployments.putAll(objects.deployments());
      then.objects.deployments().values().stream()
          .filter(it -> ObjectKey.of(it).equals(workload))
          .forEach(it -> deployments.put(Moment.component(it), it));
      var known = new HashMap<>(versions);
      Optional.ofNullable(then.versions.get(workload)).ifPresent(it -> known.put(workload, it));
      return with(deployments, known, objects.jobs(), objects.pods());
    }

    private Sight with(
        Map<Component, Deployment> deployments,
        Map<ObjectKey, Version> known,
        List<Job> jobs,
        List<Pod> pods) {
      return new Sight(
          new CachedObjects(
              deployments,
              objects.statefulSets(),
              jobs,
              pods,
              objects.claims(),
              objects.raised(),
              objects.routes()),
          known,
          now);
    }
  }

  /** One version of a workload: what was applied last, and whether somebody has changed it. */
  private record Version(String number, HasMetadata applied, boolean takenOver) {
    boolean isAs(HasMetadata desired) {
      return applied == desired && !takenOver;
    }
  }

  /** From now on this happens after each single write; where it throws, the pass ends. */
  public void afterEachWrite(Consumer<ObjectKey> event) {
    afterWrite = event;
  }

  /** From now on what is written at once is written in any order. */
  public void writeInAnyOrder(Random random) {
    order = list -> Collections.shuffle(list, random);
  }

  /**
   * Does what the operator does with a desired state: write, prune, run the Job. What stands around
   * comes whenever it comes.
   */
  public void apply(DesiredState desired, Sight seen) {
    var before = inOrder(desired.surroundings());
    var after = before.subList(before.size() / 2, before.size());
    before.subList(0, before.size() / 2).forEach(this::put);
    inOrder(desired.foundations()).forEach(this::put);
    if (!desired.startsWork(seen.objects()) || seen.knows(look().objects())) {
      work(desired, seen);
    }
    after.forEach(this::put);
  }

  private void work(DesiredState desired, Sight seen) {
    var refused = inOrder(desired.workloads()).stream().filter(it -> !write(it, seen)).count();
    prune(desired, seen);
    if (refused == 0) {
      desired.cancelledJobUids().forEach(uid -> removeJob(uid, seen));
      desired.replacedJobUid().ifPresent(uid -> removeJob(uid, seen));
      desired.job().ifPresent(this::createJob);
    }
  }

  private List<HasMetadata> inOrder(List<HasMetadata> objects) {
    var ordered = new ArrayList<>(objects);
    order.accept(ordered);
    return ordered;
  }

  private void put(HasMetadata object) {
    if (object == others.put(ObjectKey.of(object), object)) {
      return;
    }
    if (object instanceof ScaledObject scaler) {
      scalers.put(Moment.component(scaler), scaler);
      endingScalers.remove(Moment.component(scaler));
    }
    afterWrite.accept(ObjectKey.of(object));
  }

  /** Whether it is as desired now: of a Deployment only the version that was seen is changed. */
  private boolean write(HasMetadata object, Sight seen) {
    var key = ObjectKey.of(object);
    var there = Optional.ofNullable(workloads.get(key));
    var known =
        object instanceof Deployment
            ? Optional.ofNullable(seen.versions().get(key))
            : there.map(this::version);
    if (known.filter(version -> version.isAs(object)).isPresent()) {
      return true;
    }
    if (there.isEmpty() && known.isEmpty()) {
      workloads.put(key, new ModelWorkload(key + " " + made++, object, now));
    } else if (there.map(this::version).equals(known)) {
      there.orElseThrow().apply(object, now);
    } else {
      return false;
    }
    afterWrite.accept(key);
    return true;
  }

  private Version version(ModelWorkload workload) {
    return version(workload, shown(workload));
  }

  private static Version version(ModelWorkload workload, HasMetadata shown) {
    return new Version(
        shown.getMetadata().getResourceVersion(), workload.applied(), workload.isTakenOver());
  }

  /**
   * What others may depend on goes when nothing is under way, and a Deployment only in the version
   * that was seen; what holds data never does.
   */
  private void prune(DesiredState desired, Sight seen) {
    var wanted = new HashSet<>(desired.kept());
    desired.objects().forEach(object -> wanted.add(ObjectKey.of(object)));
    others.keySet().stream()
        .filter(key -> !wanted.contains(key) && !key.kind().equals("PersistentVolumeClaim"))
        .filter(key -> desired.settled() || !GO_LAST.contains(key.kind()))
        .toList()
        .forEach(this::removeOther);
    if (desired.settled()) {
      workloads.keySet().stream()
          .filter(key -> !wanted.contains(key) && isAsSeen(key, seen))
          .toList()
          .forEach(this::removeWorkload);
    }
  }

  private boolean isAsSeen(ObjectKey key, Sight seen) {
    return !key.kind().equals("Deployment")
        || Optional.ofNullable(workloads.get(key))
            .map(this::version)
            .equals(Optional.ofNullable(seen.versions().get(key)));
  }

  private void removeOther(ObjectKey key) {
    if (others.remove(key) instanceof ScaledObject scaler) {
      endingScalers.add(Moment.component(scaler));
    }
    afterWrite.accept(key);
  }

  private void removeWorkload(ObjectKey key) {
    Optional.ofNullable(workloads.remove(key))
        .ifPresent(
            gone -> {
              podsOf(gone.component()).forEach(ModelPod::terminate);
              afterWrite.accept(key);
            });
  }

  /** Not one that has begun, or ended, since it was judged. */
  private void removeJob(String uid, Sight seen) {
    jobs.values().stream()
        .filter(job -> job.getMetadata().getUid().equals(uid))
        .filter(job -> progress(job) != Progress.AT_WORK && seen.objects().jobs().contains(job))
        .findFirst()
        .ifPresent(
            job -> {
              jobs.remove(name(job));
              begun.remove(name(job));
              lastWords.remove(name(job));
              afterWrite.accept(ObjectKey.of(job));
            });
  }

  private void createJob(Job job) {
    if (jobs.containsKey(name(job))) {
      return;
    }
    // A number of its own for each name: what is rendered of it is the same in every run then.
    var birth = births.merge(name(job), 1, Integer::sum);
    jobs.put(
        name(job),
        new JobBuilder(job)
            .editMetadata()
            .withUid(name(job) + "-" + birth)
            .withCreationTimestamp(now.toString())
            .endMetadata()
            .build());
    afterWrite.accept(ObjectKey.of(job));
  }

  /** Everything that controllers, kubelets and Jobs could do next. */
  public List<Runnable> possible() {
    var possible = new ArrayList<Runnable>();
    if (!kedaIsAway) {
      endingScalers.forEach(component -> possible.add(() -> letGo(component)));
    }
    scalers.entrySet().stream()
        .filter(
            scaler ->
                replicas(scaler.getKey())
                    .filter(
                        live ->
                            live
                                < Objects.requireNonNull(scaler.getValue().getSpec())
                                    .minReplicaCount())
                    .isPresent())
        .map(Map.Entry::getKey)
        .forEach(component -> possible.add(() -> raise(component)));
    others.values().stream()
        .filter(HorizontalPodAutoscaler.class::isInstance)
        .map(HorizontalPodAutoscaler.class::cast)
        .forEach(
            scaler -> {
              var component = Moment.component(scaler);
              var least = scaler.getSpec().getMinReplicas();
              replicas(component)
                  .filter(live -> live > 0 && live < least)
                  .ifPresent(live -> possible.add(() -> autoscale(component, least)));
            });
    for (var workload : workloads.values()) {
      if (!workload.isSeen()) {
        possible.add(workload::see);
      } else {
        control(workload).ifPresent(possible::add);
      }
    }
    if (jobAtWork().isEmpty()) {
      runningJob().ifPresent(job -> possible.add(this::beginJob));
    }
    for (var pod : pods) {
      if (pod.isLost()) {
        continue;
      }
      if (pod.isTerminating()) {
        possible.add(() -> pods.remove(pod));
      } else if (!pod.isReady()) {
        possible.add(pod::becomeReady);
      }
    }
    return possible;
  }

  /** KEDA has a finalizer on what it works with. */
  private void letGo(Component component) {
    scalers.remove(component);
    endingScalers.remove(component);
  }

  /** What has no pods gets them, whoever took them away. */
  private void raise(Component component) {
    Optional.ofNullable(scalers.get(component))
        .ifPresent(
            s -> autoscale(component, Objects.requireNonNull(s.getSpec()).minReplicaCount()));
  }

  /** Whether KEDA lets nothing go for now. */
  public void kedaIsAway(boolean away) {
    kedaIsAway = away;
  }

  /** Components that KEDA has in its hands. */
  public Set<Component> scaled() {
    return Set.copyOf(scalers.keySet());
  }

  /** The one thing that a controller does next, if anything: with surge 1 and none unavailable. */
  private Optional<Runnable> control(ModelWorkload workload) {
    var all = pods.stream().filter(p -> p.component() == workload.component()).toList();
    var live = all.stream().filter(p -> !p.isTerminating()).toList();
    var old = live.stream().filter(p -> !p.revision().equals(workload.revision())).toList();
    var current = live.size() - old.size();
    if (workload.replicas() < current || (workload.replicas() == 0 && !live.isEmpty())) {
      return Optional.of(live.get(0)::terminate);
    }
    if (workload.isExclusive()) {
      if (!old.isEmpty()) {
        return Optional.of(old.get(0)::terminate);
      }
      var before =
          all.stream()
              .anyMatch(p -> workload.hasFixedNames() || !p.revision().equals(workload.revision()));
      return current < workload.replicas() && !before ? creation(workload) : Optional.empty();
    }
    if (current < workload.replicas() && live.size() < workload.replicas() + 1) {
      return creation(workload);
    }
    var ready = live.stream().filter(ModelPod::isReady).count();
    return old.stream()
        .filter(p -> !p.isReady() || ready > workload.replicas())
        .findFirst()
        .map(p -> p::terminate);
  }

  private Optional<Runnable> creation(ModelWorkload workload) {
    return refusals.containsKey(workload.component())
        ? Optional.empty()
        : Optional.of(
            () -> pods.add(new ModelPod(workload.component().label() + "-" + made++, workload)));
  }

  /** Has the container of the Job start, if there is one that has not ended. */
  public void beginJob() {
    runningJob().filter(job -> !jobsGetNoPods).ifPresent(job -> begun.add(name(job)));
  }

  /** Ends the Job that runs as its failure policy does; its pod is gone by now. */
  public void endJobByPolicy(String message) {
    endJob(false, "");
    var job = jobs.values().stream().reduce((a, b) -> b).orElseThrow();
    lastWords.remove(name(job));
    jobs.put(
        name(job),
        new JobBuilder(job)
            .editStatus()
            .editFirstCondition()
            .withMessage(message)
            .endCondition()
            .endStatus()
            .build());
  }

  /** The node of all pods of a component answers no more. */
  public void loseNodeOf(Component component) {
    podsOf(component).forEach(pod -> pod.lose(now));
  }

  /** From now on no pod of a component is made, for this reason. */
  public void refusePodsOf(Component component, String words) {
    refusals.put(component, words);
  }

  /** From now on pods of a component are made again. */
  public void allowPodsOf(Component component) {
    refusals.remove(component);
  }

  /** Containers of a component end, and start again. */
  public void crash(Component component) {
    podsOf(component).forEach(ModelPod::crash);
  }

  /** From now on no pod of a Job is made. */
  public void refusePodsOfJobs() {
    jobsGetNoPods = true;
  }

  /** Ends the Job that runs, if one does. */
  public void endJob(boolean well, String words) {
    beginJob();
    runningJob()
        .ifPresent(
            job -> {
              lastWords.put(name(job), words);
              jobs.put(
                  name(job),
                  new JobBuilder(job)
                      .withNewStatus()
                      .addNewCondition()
                      .withType(well ? "Complete" : "Failed")
                      .withStatus("True")
                      .withLastTransitionTime(now.toString())
                      .endCondition()
                      .endStatus()
                      .build());
            });
  }

  public Optional<Job> runningJob() {
    return jobs.values().stream().filter(ModelCluster::isRunning).findFirst();
  }

  /** The Job whose container has started and not ended. */
  public Optional<Job> jobAtWork() {
    return jobs.values().stream().filter(this::isAtWork).findFirst();
  }

  private boolean isAtWork(Job job) {
    return progress(job) == Progress.AT_WORK;
  }

  public List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  public void autoscale(Component component, int replicas) {
    workload(component).ifPresent(w -> w.autoscale(replicas));
  }

  public Optional<Integer> replicas(Component component) {
    return workload(component).map(ModelWorkload::replicas);
  }

  public Optional<HasMetadata> applied(Component component) {
    return workload(component).map(ModelWorkload::applied);
  }

  private Optional<ModelWorkload> workload(Component component) {
    return workloads.values().stream().filter(w -> w.component() == component).findFirst();
  }

  public List<ModelPod> pods() {
    return List.copyOf(pods);
  }

  public List<ModelPod> podsOf(Component component) {
    return pods.stream().filter(p -> p.component() == component).toList();
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Observed observed() {
    return look().observed();
  }

  /** What the operator's caches would hold. */
  public Sight look() {
    var cachedPods = new ArrayList<>(pods.stream().map(ModelPod::pod).toList());
    lastWords.forEach(
        (job, words) ->
            cachedPods.add(
                new PodBuilder()
                    .withNewMetadata()
                    .withName(job + "-x")
                    .withCreationTimestamp("2026-01-01T00:00:00Z")
                    .addToLabels("batch.kubernetes.io/job-name", job)
                    .addToLabels(Labels.COMPONENT, JobStep.MIGRATION.label())
                    .endMetadata()
                    .withNewStatus()
                    .withPhase("Failed")
                    .addNewContainerStatus()
                    .withRestartCount(0)
                    .withNewState()
                    .withNewTerminated()
                    .withMessage(words)
                    .endTerminated()
                    .endState()
                    .endContainerStatus()
                    .endStatus()
                    .build()));
    jobAtWork().ifPresent(job -> cachedPods.add(atWork(job)));
    var deployments = new EnumMap<Component, Deployment>(Component.class);
    var statefulSets = new EnumMap<Component, StatefulSet>(Component.class);
    var versions = new HashMap<ObjectKey, Version>();
    for (var entry : workloads.entrySet()) {
      var workload = entry.getValue();
      var shown = shown(workload);
      versions.put(entry.getKey(), version(workload, shown));
      if (shown instanceof Deployment deployment) {
        deployments.put(workload.component(), deployment);
      } else {
        statefulSets.put(workload.component(), (StatefulSet) shown);
      }
    }
    return new Sight(
        new CachedObjects(
            deployments,
            statefulSets,
            List.copyOf(jobs.values()),
            cachedPods,
            List.of(),
            scaled(),
            List.of()),
        versions,
        now);
  }

  private HasMetadata shown(ModelWorkload workload) {
    return workload.asShown(live(workload.component()), refusal(workload));
  }

  private List<ModelPod> live(Component component) {
    return podsOf(component).stream().filter(pod -> !pod.isTerminating()).toList();
  }

  /** How things stand, for who foresees what will come of them. */
  public Scene scene() {
    var held = new HashMap<ObjectKey, Held>();
    others.forEach((key, object) -> held.put(key, new Foreseen(object, false)));
    workloads.forEach(
        (key, workload) ->
            held.put(
                key,
                workload.isTakenOver()
                    ? new TakenOver(workload.applied())
                    : new Foreseen(workload.applied(), false)));
    return new Scene(look().objects(), held, now);
  }

  /** A workload whose replicas somebody else has set. */
  private record TakenOver(HasMetadata object) implements Held {
    @Override
    public boolean isOurs() {
      return true;
    }

    @Override
    public boolean mayGo() {
      return true;
    }

    @Override
    public boolean isAs(HasMetadata desired) {
      return false;
    }
  }

  /** All objects but pods. */
  public Set<ObjectKey> keys() {
    return Stream.of(
            others.keySet(), workloads.keySet(), jobs.values().stream().map(ObjectKey::of).toList())
        .flatMap(Collection::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What judges see. */
  public Moment moment() {
    return new Moment(
        pods.stream().map(ModelPod::sight).toList(),
        jobs.values().stream().map(this::sight).toList(),
        workloads.values().stream().map(w -> w.sight(live(w.component()))).toList());
  }

  /** A Job of the model is never changed, so all but its progress is looked at once. */
  private JobSight sight(Job job) {
    var progress = progress(job);
    return jobSights
        .computeIfAbsent(job.getMetadata().getUid(), uid -> JobSight.of(job, progress))
        .with(progress);
  }

  private Progress progress(Job job) {
    if (isRunning(job)) {
      return begun.contains(name(job)) ? Progress.AT_WORK : Progress.WAITING;
    }
    return job.getStatus().getConditions().get(0).getType().equals("Complete")
        ? Progress.SUCCEEDED
        : Progress.FAILED;
  }

  /** All that is there, but for what differs from run to run. */
  public Map<String, Object> everything() {
    var all = new TreeMap<String, Object>();
    others.forEach((key, object) -> all.put(key.toString(), object));
    workloads.forEach(
        (key, w) -> all.put(key.toString(), List.of(w.applied(), w.replicas(), w.isTakenOver())));
    jobs.forEach((name, job) -> all.put("Job " + name, List.of(job.getSpec(), progress(job))));
    for (var component : Component.values()) {
      all.put(
          "pods of " + component,
          podsOf(component).stream().map(p -> p.revision() + " " + p.isReady()).sorted().toList());
    }
    return all;
  }

  private Optional<String> refusal(ModelWorkload workload) {
    return Optional.ofNullable(refusals.get(workload.component()));
  }

  /** The pod of a Job whose container runs. */
  private static Pod atWork(Job job) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name(job) + "-y")
        .withCreationTimestamp("2026-01-01T00:00:00Z")
        .addToLabels("batch.kubernetes.io/job-name", name(job))
        .addToLabels(Labels.COMPONENT, JobStep.MIGRATION.label())
        .endMetadata()
        .withNewStatus()
        .withPhase("Running")
        .addNewContainerStatus()
        .withRestartCount(0)
        .withNewState()
        .withNewRunning()
        .endRunning()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static boolean isRunning(Job job) {
    return job.getStatus() == null || job.getStatus().getConditions().isEmpty();
  }

  private static String name(Job job) {
    return job.getMetadata().getName();
  }
}
