package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** What is in the cluster, as it is watched: one small cache a kind. */
final class Caches implements Known {
  /** All kinds of one namespace, and a third of the requests that an API server allows at once. */
  private static final int AT_ONCE = 32;

  private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

  private record Place(Class<?> kind, String namespace) {}

  private final Map<Place, KindCache<? extends HasMetadata>> kinds = new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final SecretValues values;
  private final Trimming trimming;
  private final Visited visited;
  private final ServedKinds served;
  private final EventSourceContext<LagoInstance> context;
  private final Set<String> places;

  Caches(
      EventSourceContext<LagoInstance> context,
      Set<String> namespaces,
      Visited visited,
      SecretValues values,
      SecondaryToPrimaryMapper<Secret> usersOfSecret) {
    this.visited = visited;
    this.values = values;
    this.trimming = new Trimming(values);
    this.served = new ServedKinds(context.getClient());
    this.context = context;
    // A store belongs to one informer: two that share one would throw out each other's objects.
    this.places = namespaces.isEmpty() ? Set.of(Watching.EVERYWHERE) : Set.copyOf(namespaces);
    // Asked once: a kind is watched in all places or in none.
    var labelled = Kinds.labelled().filter(served::has).toList();
    for (var place : places) {
      labelled.forEach(
          kind -> kinds.put(new Place(kind, place), cache(sinceTheStart(kind, place))));
      kinds.put(new Place(Secret.class, place), secrets(place, usersOfSecret));
    }
  }

  @Override
  public boolean watches(Class<? extends HasMetadata> kind) {
    return kinds.keySet().stream().anyMatch(place -> place.kind() == kind);
  }

  /** Begins to watch kinds that the cluster has come to serve since the start. */
  void watch(
      Stream<Class<? extends HasMetadata>> wanted, EventSourceRetriever<LagoInstance> retriever) {
    wanted
        .filter(kind -> Kinds.OPTIONAL.contains(kind) && !watches(kind))
        .distinct()
        .forEach(kind -> watch(kind, retriever));
  }

  /** Others see a cache only when it is filled: from an empty one nothing can be told. */
  private synchronized void watch(
      Class<? extends HasMetadata> kind, EventSourceRetriever<LagoInstance> retriever) {
    if (watches(kind)) {
      return;
    }
    if (!served.has(kind)) {
      Optional.ofNullable(Kinds.OLDER.get(kind)).ifPresent(older -> watch(older, retriever));
      return;
    }
    var filled = new HashMap<Place, KindCache<? extends HasMetadata>>();
    for (var place : places) {
      var cache = cache(ours(kind, place));
      retriever.dynamicallyRegisterEventSource(cache.source());
      filled.put(new Place(kind, place), cache);
    }
    kinds.putAll(filled);
  }

  List<EventSource<?, LagoInstance>> eventSources() {
    return kinds.values().stream().<EventSource<?, LagoInstance>>map(KindCache::source).toList();
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> kind, String namespace, String name) {
    return cache(kind, namespace).get(new ResourceID(name, namespace));
  }

  /** Objects that carry the labels of an instance, as fresh as our own writes. */
  @Override
  public <R extends HasMetadata> List<R> of(Class<R> kind, LagoInstance lago) {
    return cache(kind, lago.getMetadata().getNamespace()).of(ResourceID.fromResource(lago));
  }

  /** Lets the next pass see what was written, before the watch tells. */
  @Override
  @SuppressWarnings("unchecked")
  public <R extends HasMetadata> void remember(Optional<R> before, R written) {
    cache((Class<R>) written.getClass(), written.getMetadata().getNamespace())
        .remember(before, written);
  }

  /** Filled before the first pass begins, which so finds all that this leaves out. */
  private <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> sinceTheStart(
      Class<R> kind, String place) {
    return ours(kind, place).withOnAddFilter(object -> visited.hasAnyOf(instanceOf(object)));
  }

  private <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> ours(
      Class<R> kind, String place) {
    return configuration(kind, place)
        .withLabelSelector(OURS)
        .withSecondaryToPrimaryMapper(Caches::instanceOf);
  }

  /** Users' Secrets carry no label of ours. Releases of Helm are many and large, and no input. */
  private KindCache<Secret> secrets(String place, SecondaryToPrimaryMapper<Secret> users) {
    return cache(
        configuration(Secret.class, place)
            .withItemStore(new SecretStore(trimming::trim, values))
            .withFieldSelector(
                new FieldSelectorBuilder().withoutField("type", "helm.sh/release.v1").build())
            .withOnAddFilter(secret -> visited.hasAnyOf(users.toPrimaryResourceIDs(secret)))
            .withSecondaryToPrimaryMapper(users));
  }

  private <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> configuration(
      Class<R> kind, String place) {
    return Watching.of(kind, kind.getSimpleName(), place, trimming::trim);
  }

  private <R extends HasMetadata> KindCache<R> cache(
      InformerEventSourceConfiguration.Builder<R> configuration) {
    return new KindCache<>(new InTurn<>(configuration.build(), context, turns), Caches::instanceOf);
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

  @SuppressWarnings("unchecked")
  private <R extends HasMetadata> KindCache<R> cache(Class<R> kind, String namespace) {
    var cache =
        kinds.getOrDefault(
            new Place(kind, namespace), kinds.get(new Place(kind, Watching.EVERYWHERE)));
    if (cache == null) {
      throw new IllegalArgumentException(kind.getSimpleName() + " is not watched in " + namespace);
    }
    return (KindCache<R>) cache;
  }
}
