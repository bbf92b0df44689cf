package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.lagooperator.api.LagoInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The objects of one kind in one place, as they are watched, and as fresh as our own writes. */
final class KindCache<R extends HasMetadata> {
  private static final String BY_INSTANCE = "instance";

  private final InformerEventSource<R, LagoInstance> source;
  private final SecondaryToPrimaryMapper<R> instances;

  /** What we made for an instance: the watch, and so the index, may have yet to hear of it. */
  private final Map<ResourceID, Set<ResourceID>> made = new ConcurrentHashMap<>();

  KindCache(InformerEventSource<R, LagoInstance> source, SecondaryToPrimaryMapper<R> instances) {
    this.source = source;
    this.instances = instances;
    source.addIndexers(
        Map.of(
            BY_INSTANCE,
            object ->
                instances.toPrimaryResourceIDs(object).stream().map(KindCache::key).toList()));
  }

  InformerEventSource<R, LagoInstance> source() {
    return source;
  }

  Optional<R> get(ResourceID id) {
    return source.get(id);
  }

  List<R> of(ResourceID instance) {
    var known =
        source.byIndex(BY_INSTANCE, key(instance)).stream().map(ResourceID::fromResource).toList();
    var unheard =
        made.computeIfPresent(
            instance,
            (it, ids) -> {
              ids.removeIf(id -> known.contains(id) || get(id).isEmpty());
              return ids.isEmpty() ? null : ids;
            });
    return Stream.concat(known.stream(), unheard == null ? Stream.of() : unheard.stream())
        .flatMap(id -> get(id).stream())
        .toList();
  }

  void remember(Optional<R> before, R written) {
    var id = ResourceID.fromResource(written);
    if (before.isEmpty()) {
      source.handleRecentResourceCreate(id, written);
      instances
          .toPrimaryResourceIDs(written)
          .forEach(
              instance ->
                  made.compute(
                      instance,
                      (it, ids) -> {
                        var all = ids == null ? ConcurrentHashMap.<ResourceID>newKeySet() : ids;
                        all.add(id);
                        return all;
                      }));
    } else if (get(id).isPresent()) {
      source.handleRecentResourceUpdate(id, written, before.get());
    }
  }

  private static String key(ResourceID instance) {
    return instance.getNamespace().orElse("") + "/" + instance.getName();
  }
}
