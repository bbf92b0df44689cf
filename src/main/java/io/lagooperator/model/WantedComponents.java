package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.LagoInstanceSpec;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which components an instance has: those that are asked for, and those that queues ask for. */
final class WantedComponents {
  /** Set while Lago indexes into a search server; its jobs have one queue, always. */
  private static final String SEARCH = "LAGO_MEILISEARCH_URL";

  /** Set while events are streamed; for some releases its jobs had one queue, always. */
  private static final String STREAMING = "LAGO_REDIS_STORE_URL";

  private final LagoInstanceSpec spec;
  private final Set<Component> needed;

  private WantedComponents(LagoInstanceSpec spec) {
    this.spec = spec;
    this.needed =
        Release.parse(Optional.ofNullable(spec.version()).orElse(""))
            .map(release -> Queues.BUILT_IN.needed(release, set(spec)))
            .orElse(Set.of());
  }

  static Set<Component> of(LagoInstanceSpec spec) {
    var wanted = new WantedComponents(spec);
    var components = EnumSet.allOf(Component.class);
    components.removeIf(component -> !wanted.runs(component));
    return components;
  }

  /** Workers that run unasked, since jobs go to queues that nobody else serves. */
  static Set<Component> needed(LagoInstanceSpec spec) {
    return new WantedComponents(spec).needed;
  }

  private boolean runs(Component component) {
    var enabled = given(component).map(ComponentSpec::enabled);
    return switch (component) {
      case API, WORKER, CLOCK, FRONT -> true;
      case PDF -> enabled.orElse(true);
      case EVENTS_CONSUMER, EVENTS_PROCESSOR -> spec.streaming() != null;
      case POSTGRESQL ->
          spec.database() == null ? spec.settingsFrom() == null : spec.database().bundled() != null;
      case REDIS ->
          spec.redis() == null ? spec.settingsFrom() == null : spec.redis().bundled() != null;
      case REDIS_CACHE ->
          runs(Component.REDIS) && (spec.redis() == null || spec.redis().cache() == null);
      default -> enabled.orElse(needed.contains(component));
    };
  }

  private Optional<ComponentSpec> given(Component component) {
    return Optional.ofNullable(spec.components()).map(c -> c.get(component.specName()));
  }

  /** Variables that are set for other reasons than a worker. */
  private static Set<String> set(LagoInstanceSpec spec) {
    var set = new HashSet<String>();
    if (spec.integrations() != null && spec.integrations().meilisearch() != null) {
      set.add(SEARCH);
    }
    if (spec.streaming() != null) {
      set.add(STREAMING);
    }
    return set;
  }
}
