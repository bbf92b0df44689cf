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
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.observed.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster without a cluster: desired objects go in, facts come out, and in between controllers do
 * one small thing at a time, in whatever order a test chooses.
 */
public final class ModelCluster {
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
  private final Map<Component, Integer> leastOfAutoscalers = new LinkedHashMap<>();
  private int made;

  /** Does what the operator does with a desired state: write, prune, run the Job. */
  public void apply(DesiredState desired) {
    var wanted = new HashSet<>(desired.kept());
    endingScalers.addAll(scalers.keySet());
    leastOfAutoscalers.clear();
    for (var object : desired.objects()) {
      if (object instanceof Deployment || object instanceof StatefulSet) {
        wanted.add(ObjectKey.of(object));
        write(object);
      } else if (object instanceof ScaledObject scaler) {
        var component = component(scaler);
        scalers.put(component, scaler);
        endingScalers.remove(component);
      } else if (object instanceof HorizontalPodAutoscaler scaler) {
        leastOfAutoscalers.put(component(scaler), scaler.getSpec().getMinReplicas());
      }
    }
    if (desired.settled()) {
      prune(wanted);
    }
    desired.cancelledJobUids().forEach(this::removeJob);
    desired.replacedJobUid().ifPresent(this::removeJob);
    desired.job().ifPresent(this::createJob);
  }

  private void write(HasMetadata object) {
    var there = workloads.get(ObjectKey.of(object));
    if (there == null) {
      workloads.put(ObjectKey.of(object), new ModelWorkload(object, now));
    } else if (there.applied() != object || there.isTakenOver(object)) {
      there.apply(object, now);
    }
  }

  private void prune(Set<ObjectKey> wanted) {
    var gone = workloads.entrySet().stream().filter(e -> !wanted.contains(e.getKey())).toList();
    gone.forEach(
        e -> {
          workloads.remove(e.getKey());
          podsOf(e.getValue().component()).forEach(ModelPod::terminate);
        });
  }

  private void removeJob(String uid) {
    var job = jobs.values().stream().filter(j -> j.getMetadata().getUid().equals(uid)).findFirst();
    job.ifPresent(
        j -> {
          if (isAtWork(j)) {
            throw new AssertionError("a Job was removed while it ran: " + name(j));
          }
          jobs.remove(name(j));
          begun.remove(name(j));
          lastWords.remove(name(j));
        });
  }

  /** The uid tells attempts apart and is otherwise the same in every run. */
  private void createJob(Job job) {
    var uid = name(job) + "-" + job.getMetadata().getAnnotations().get(Labels.JOB_ATTEMPT);
    jobs.computeIfAbsent(
        name(job),
        name ->
            new JobBuilder(job)
                .editMetadata()
                .withUid(uid)
                .withCreationTimestamp(now.toString())
                .endMetadata()
                .build());
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
    leastOfAutoscalers.forEach(
        (component, least) ->
            replicas(component)
                .filter(live -> live > 0 && live < least)
                .ifPresent(live -> possible.add(() -> autoscale(component, least))));
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

  private static Component component(HasMetadata object) {
    var label = String.valueOf(object.getMetadata().getLabels().get(Labels.COMPONENT));
    return Component.byLabel(label).orElseThrow();
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
      return current < workload.replicas() && !before
          ? Optional.of(() -> create(workload))
          : Optional.empty();
    }
    if (current < workload.replicas() && live.size() < workload.replicas() + 1) {
      return Optional.of(() -> create(workload));
    }
    var ready = live.stream().filter(ModelPod::isReady).count();
    return old.stream()
        .filter(p -> !p.isReady() || ready > workload.replicas())
        .findFirst()
        .map(p -> p::terminate);
  }

  private void create(ModelWorkload workload) {
    if (refusals.containsKey(workload.component())) {
      return;
    }
    var template = workload.template();
    pods.add(
        new ModelPod(
            workload.component().label() + "-" + made++,
            workload.component(),
            workload.revision(),
            template.getSpec().getContainers().get(0).getImage(),
            template.getMetadata().getLabels()));
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
    return isRunning(job) && begun.contains(name(job));
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

  /** What the operator's caches would hold. */
  public Observed observed() {
    var live =
        pods.stream()
            .filter(p -> !p.isTerminating())
            .collect(Collectors.groupingBy(ModelPod::component));
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
    for (var workload : workloads.values()) {
      var ofIt = live.getOrDefault(workload.component(), List.of());
      var shown = workload.asShown(ofIt, refusal(workload));
      if (shown instanceof Deployment deployment) {
        deployments.put(workload.component(), deployment);
      } else {
        statefulSets.put(workload.component(), (StatefulSet) shown);
      }
    }
    return Observed.of(
        new CachedObjects(
            deployments,
            statefulSets,
            List.copyOf(jobs.values()),
            cachedPods,
            List.of(),
            scaled(),
            List.of()),
        now);
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
