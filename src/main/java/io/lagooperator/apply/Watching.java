package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.lagooperator.api.LagoInstance;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How objects are watched, of whatever kind: read in portions, and little of each is kept. */
final class Watching {
  /** Where the framework's "all namespaces" is meant. */
  static final String EVERYWHERE = "";

  private Watching() {}

  /** The name tells apart two watches of one kind in one place. */
  static <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> of(
      Class<R> kind, String name, String place, UnaryOperator<R> trim) {
    var configuration =
        InformerEventSourceConfiguration.from(kind, LagoInstance.class)
            .withName(place + "/" + name)
            .withInformerListLimit(500L)
            .withItemStore(new TransformingItemStore<>(trim))
            .withPrimaryToSecondaryMapper((LagoInstance lago) -> Set.of());
    return place.equals(EVERYWHERE)
        ? configuration.withWatchAllNamespaces()
        : configuration.withNamespaces(place);
  }
}
