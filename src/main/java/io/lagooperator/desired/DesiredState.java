package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.plan.JobOrder;
import io.lagooperator.plan.Plan;
import io.lagooperator.plan.Replicas;
import io.lagooperator.plan.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that should be there: what pods refer to, what stands around them, what makes them,
 * and the Job that should run. What is neither wanted nor kept is to be removed; workloads and what
 * they read only when nothing is under way any more, since others may still depend on them.
 */
public record DesiredState(
    List<HasMetadata> foundations,
    List<HasMetadata> surroundings,
    List<HasMetadata> workloads,
    Set<ObjectKey> kept,
    boolean settled,
    Optional<Job> job,
    Optional<String> replacedJobUid,
    List<String> cancelledJobUids) {

  /** Kinds whose objects others may depend on until nothing is under way any more. */
  private static final Set<String> LAST_TO_GO =
      Set.of("Deployment", "StatefulSet", "Service", "ServiceAccount", "ExternalSecret", "Secret");

  public static DesiredState of(Templates templates, Plan plan, Observed observed) {
    var instance = templates.instance();
    return new DesiredState(
        foundations(templates, plan, observed),
        surroundings(instance, templates.inputs(), plan),
        workloads(templates, plan),
        kept(instance, plan, observed),
        plan.isDone(),
        plan.job().map(order -> Jobs.of(templates, order)),
        plan.job().flatMap(JobOrder::replacesUid),
        plan.cancelled().stream().map(JobFacts::uid).toList());
  }

  /** The same with other objects around pods, as where the cluster does not serve all kinds. */
  public DesiredState withSurroundings(List<HasMetadata> others) {
    return new DesiredState(
        foundations, others, workloads, kept, settled, job, replacedJobUid, cancelledJobUids);
  }

  /** Of everything that should be there. */
  public Stream<Class<? extends HasMetadata>> kinds() {
    return objects().stream().map(HasMetadata::getClass);
  }

  public List<HasMetadata> objects() {
    return Stream.of(foundations, surroundings, workloads).flatMap(List::stream).toList();
  }

  /**
   * What nobody wants any more of what is there and may go: others may depend on some of it until
   * nothing is under way.
   */
  public Set<ObjectKey> surplus(Set<ObjectKey> there) {
    var wanted = objects().stream().map(ObjectKey::of).collect(Collectors.toSet());
    return there.stream()
        .filter(key -> !wanted.contains(key) && !kept.contains(key))
        .filter(key -> settled || !LAST_TO_GO.contains(key.kind()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a Job is made, pods come where none were, or some are told of a worker. */
  public boolean startsWork(CachedObjects seen) {
    return job.isPresent()
        || workloads.stream()
            .filter(DesiredState::hasPods)
            .anyMatch(
                it ->
                    seen.deployment(it.getMetadata().getName())
                        .filter(DesiredState::hasPods)
                        .filter(there -> routes(there).containsAll(routes(it)))
                        .isEmpty());
  }

  private static Set<String> routes(HasMetadata workload) {
    return Set.copyOf(
        Arrays.asList(
            workload
                .getMetadata()
                .getAnnotations()
                .getOrDefault(Labels.ROUTES, "")
                .split(",", -1)));
  }

  /** Where an autoscaler has the number, there are some. */
  private static boolean hasPods(HasMetadata workload) {
    return workload instanceof Deployment deployment
        && !Integer.valueOf(0).equals(deployment.getSpec().getReplicas());
  }

  private static List<HasMetadata> foundations(Templates templates, Plan plan, Observed observed) {
    var instance = templates.instance();
    var objects = new ArrayList<HasMetadata>();
    ServiceAccounts.of(instance).ifPresent(objects::add);
    objects.addAll(connections(templates, plan));
    objects.add(FrontConfig.configMap(instance));
    objects.addAll(Claims.of(instance, observed));
    return List.copyOf(objects);
  }

  /** Those of the release, and of older ones whose templates are still written. */
  private static Collection<HasMetadata> connections(Templates templates, Plan plan) {
    var instance = templates.instance();
    var secrets = new TreeMap<String, HasMetadata>();
    Stream.concat(
            Stream.of(instance.release()),
            plan.targets().values().stream()
                .flatMap(t -> t instanceof Target.Zero z ? Stream.of(z.release()) : Stream.empty()))
        .distinct()
        .flatMap(r -> Connections.secrets(environments(templates, r)).stream())
        .forEach(secret -> secrets.putIfAbsent(secret.getMetadata().getName(), secret));
    return secrets.values();
  }

  private static Environments environments(Templates templates, Release release) {
    var instance = templates.instance();
    return release.equals(instance.release())
        ? templates.environments()
        : new Environments(instance.at(release), templates.inputs());
  }

  private static List<HasMetadata> surroundings(Instance instance, Inputs inputs, Plan plan) {
    var objects = new ArrayList<HasMetadata>();
    objects.add(Binding.of(instance, inputs));
    objects.addAll(ExternalSecrets.of(instance));
    objects.addAll(Services.of(instance));
    objects.addAll(DisruptionBudgets.of(instance));
    objects.addAll(Autoscalers.of(instance));
    objects.addAll(QueueScalers.of(instance, inputs, plan));
    Ingresses.of(instance).ifPresent(objects::add);
    objects.addAll(HttpRoutes.of(instance));
    return List.copyOf(objects);
  }

  private static List<HasMetadata> workloads(Templates templates, Plan plan) {
    return plan.targets().entrySet().stream()
        .flatMap(target -> workload(templates, target.getKey(), target.getValue()).stream())
        .toList();
  }

  private static Optional<HasMetadata> workload(
      Templates templates, Component component, Target target) {
    if (target instanceof Target.Run run) {
      return Optional.of(Workloads.of(templates, component, run.replicas()));
    }
    if (target instanceof Target.Zero zero) {
      var old = templates.at(zero.release(), component);
      return Optional.of(Workloads.of(old, component, new Replicas.Fixed(0)));
    }
    return Optional.empty();
  }

  /** Held workloads, and the Secrets that any live workload or Job still reads. */
  private static Set<ObjectKey> kept(Instance instance, Plan plan, Observed observed) {
    var kept = new HashSet<ObjectKey>();
    instance.components().stream()
        .filter(component -> plan.target(component) instanceof Target.Hold)
        .forEach(component -> kept.add(key(component, instance)));
    Stream.concat(
            observed.workloads().values().stream().map(WorkloadFacts::connections),
            observed.jobs().stream().filter(JobFacts::running).map(JobFacts::connections))
        .filter(name -> !name.isEmpty())
        .forEach(name -> kept.add(new ObjectKey("Secret", name)));
    return Set.copyOf(kept);
  }

  private static ObjectKey key(Component component, Instance instance) {
    return new ObjectKey(
        component.isStateful() ? "StatefulSet" : "Deployment", instance.names().of(component));
  }
}
