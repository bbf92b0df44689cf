package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Names;
import io.lagooperator.observed.CachedObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The one place that knows what is in the cluster: one small cache a kind. */
final class Caches {
  /** Kinds whose objects others may depend on until nothing is under way any more. */
  static final Set<Class<? extends HasMetadata>> PRUNED_LAST =
      Set.of(
          Deployment.class, StatefulSet.class, Service.class, ServiceAccount.class, Secret.class);

  /** Kinds whose objects are removed when they are no longer wanted; data is never among them. */
  static final List<Class<? extends HasMetadata>> PRUNED =
      List.of(
          Deployment.class,
          StatefulSet.class,
          Service.class,
          Ingress.class,
          PodDisruptionBudget.class,
          HorizontalPodAutoscaler.class,
          ConfigMap.class,
          ServiceAccount.class,
          HTTPRoute.class,
          Secret.class);

  /** Kinds that not every cluster serves. */
  private static final Set<Class<? extends HasMetadata>> OPTIONAL = Set.of(HTTPRoute.class);

  private static final String BY_INSTANCE = "instance";
  private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

  /** Where the framework's "all namespaces" is meant. */
  private static final String EVERYWHERE = "";

  private record Place(Class<?> kind, String namespace) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  private final Map<Place, InformerEventSource<? extends HasMetadata, LagoInstance>> sources =
      new ConcurrentSkipListMap<>();
  private final Trimming trimming = new Trimming();
  private final KubernetesClient client;
  private final EventSourceContext<LagoInstance> context;
  private final Set<String> places;

  Caches(
      EventSourceContext<LagoInstance> context,
      Set<String> namespaces,
      SecondaryToPrimaryMapper<Secret> usersOfSecret) {
    this.client = context.getClient();
    this.context = context;
    // A store belongs to one informer: two that share one would throw out each other's objects.
    this.places = namespaces.isEmpty() ? Set.of(EVERYWHERE) : Set.copyOf(namespaces);
    Stream.concat(PRUNED.stream(), Stream.of(PersistentVolumeClaim.class, Job.class, Pod.class))
        .filter(kind -> kind != Secret.class && (!OPTIONAL.contains(kind) || client.supports(kind)))
        .forEach(kind -> places.forEach(place -> addOwn(kind, place)));
    places.forEach(place -> addSecrets(place, usersOfSecret));
  }

  /** Users' Secrets carry no label of ours. Releases of Helm are many and large, and no input. */
  private void addSecrets(String namespace, SecondaryToPrimaryMapper<Secret> users) {
    add(
        configuration(Secret.class, namespace)
            .withFieldSelector(
                new FieldSelectorBuilder().withoutField("type", "helm.sh/release.v1").build())
            .withSecondaryToPrimaryMapper(users)
            .build(),
        new Place(Secret.class, namespace));
  }

  /** Whether objects of this kind can be seen, and so be written. */
  boolean watches(Class<? extends HasMetadata> kind) {
    return sources.keySet().stream().anyMatch(place -> place.kind() == kind);
  }

  /** Begins to watch kinds that the cluster has come to serve since the start. */
  synchronized void watch(
      Stream<Class<? extends HasMetadata>> kinds, EventSourceRetriever<LagoInstance> retriever) {
    kinds
        .distinct()
        .filter(kind -> !watches(kind) && client.supports(kind))
        .forEach(
            kind ->
                places.forEach(
                    place -> {
                      addOwn(kind, place);
                      retriever.dynamicallyRegisterEventSource(sources.get(new Place(kind, place)));
                    }));
  }

  List<EventSource<?, LagoInstance>> eventSources() {
    return List.copyOf(sources.values());
  }

  <R extends HasMetadata> Optional<R> get(Class<R> kind, String namespace, String name) {
    return source(kind, namespace).get(new ResourceID(name, namespace));
  }

  /** Objects that carry the labels of an instance, as fresh as our own writes. */
  <R extends HasMetadata> List<R> of(Class<R> kind, LagoInstance lago) {
    var namespace = lago.getMetadata().getNamespace();
    var source = source(kind, namespace);
    return source.byIndex(BY_INSTANCE, key(namespace, lago.getMetadata().getName())).stream()
        .flatMap(object -> source.get(ResourceID.fromResource(object)).stream())
        .toList();
  }

  /** What is observed of an instance; leftovers of an earlier one of its name do not count. */
  CachedObjects observed(LagoInstance lago) {
    return new CachedObjects(
        workloads(Deployment.class, lago),
        workloads(StatefulSet.class, lago),
        of(Job.class, lago).stream().filter(job -> Owner.isOf(lago, job)).toList(),
        of(Pod.class, lago),
        claims(lago));
  }

  /** The volume tells databases apart, so a claim without our label is asked for by name. */
  private List<PersistentVolumeClaim> claims(LagoInstance lago) {
    var namespace = lago.getMetadata().getNamespace();
    var name = new Names(lago.getMetadata().getName()).of(Component.POSTGRESQL);
    var claims = new ArrayList<>(of(PersistentVolumeClaim.class, lago));
    var known = get(PersistentVolumeClaim.class, namespace, name);
    var missing = known.isEmpty() && get(StatefulSet.class, namespace, name).isPresent();
    claims.removeIf(claim -> claim.getMetadata().getName().equals(name));
    known
        .or(
            () ->
                missing
                    ? Optional.ofNullable(
                        client.persistentVolumeClaims().inNamespace(namespace).withName(name).get())
                    : Optional.empty())
        .ifPresent(claims::add);
    return List.copyOf(claims);
  }

  /** By name and not by index, which does not know yet what has just been made. */
  private <R extends HasMetadata> Map<Component, R> workloads(Class<R> kind, LagoInstance lago) {
    var names = new Names(lago.getMetadata().getName());
    var workloads = new EnumMap<Component, R>(Component.class);
    Arrays.stream(Component.values())
        .filter(component -> component.isStateful() == (kind == StatefulSet.class))
        .forEach(
            component ->
                workload(kind, lago, names.of(component), component)
                    .filter(object -> Owner.isOf(lago, object))
                    .ifPresent(object -> workloads.put(component, object)));
    return workloads;
  }

  /** Pods without their workload are worth a question: somebody may have taken its label off. */
  private <R extends HasMetadata> Optional<R> workload(
      Class<R> kind, LagoInstance lago, String name, Component component) {
    var namespace = lago.getMetadata().getNamespace();
    var cached = get(kind, namespace, name);
    return cached.isPresent() || of(Pod.class, lago).stream().noneMatch(p -> isOf(p, component))
        ? cached
        : Optional.ofNullable(client.resources(kind).inNamespace(namespace).withName(name).get());
  }

  private static boolean isOf(Pod pod, Component component) {
    return component.label().equals(pod.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  /** Lets the next pass see what was written, before the watch tells. */
  <R extends HasMetadata> void remember(Optional<R> before, R written) {
    @SuppressWarnings("unchecked")
    var source = source((Class<R>) written.getClass(), written.getMetadata().getNamespace());
    var id = ResourceID.fromResource(written);
    if (before.isEmpty()) {
      source.handleRecentResourceCreate(id, written);
    } else if (source.get(id).isPresent()) {
      source.handleRecentResourceUpdate(id, written, before.get());
    }
  }

  private <R extends HasMetadata> void addOwn(Class<R> kind, String namespace) {
    add(
        configuration(kind, namespace)
            .withLabelSelector(OURS)
            .withSecondaryToPrimaryMapper(Caches::instanceOf)
            .build(),
        new Place(kind, namespace));
  }

  private <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> configuration(
      Class<R> kind, String namespace) {
    var configuration =
        InformerEventSourceConfiguration.from(kind, LagoInstance.class)
            .withName(namespace + "/" + kind.getSimpleName())
            .withInformerListLimit(500L)
            .withItemStore(new TransformingItemStore<>(trimming::trim))
            .withPrimaryToSecondaryMapper((LagoInstance lago) -> Set.of());
    return namespace.equals(EVERYWHERE)
        ? configuration.withWatchAllNamespaces()
        : configuration.withNamespaces(namespace);
  }

  private <R extends HasMetadata> void add(
      InformerEventSourceConfiguration<R> configuration, Place place) {
    var source = new InformerEventSource<>(configuration, context);
    source.addIndexers(
        Map.of(
            BY_INSTANCE,
            object ->
                instanceOf(object).stream()
                    .map(id -> key(id.getNamespace().orElse(""), id.getName()))
                    .toList()));
    sources.put(place, source);
  }

  /** By owner, or by label where there is none: objects with data outlive the instance. */
  static Set<ResourceID> instanceOf(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> "LagoInstance".equals(owner.getKind()))
        .map(OwnerReference::getName)
        .findFirst()
        .or(() -> instanceByLabel(object))
        .map(name -> Set.of(new ResourceID(name, object.getMetadata().getNamespace())))
        .orElse(Set.of());
  }

  private static Optional<String> instanceByLabel(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .filter(labels -> Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY)))
        .map(labels -> labels.get(Labels.INSTANCE));
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }

  @SuppressWarnings("unchecked")
  private <R extends HasMetadata> InformerEventSource<R, LagoInstance> source(
      Class<R> kind, String namespace) {
    var source =
        sources.getOrDefault(new Place(kind, namespace), sources.get(new Place(kind, EVERYWHERE)));
    if (source == null) {
      throw new IllegalArgumentException(kind.getSimpleName() + " is not watched in " + namespace);
    }
    return (InformerEventSource<R, LagoInstance>) source;
  }
}
