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

  private final LagoInstanceSpec spec;
  private final Set<Component> needed;

  private WantedComponents(LagoInstanceSpec spec, Release release) {
    this.spec = spec;
    this.needed = Queues.BUILT_IN.needed(release, set(spec));
  }

  /** Without what the release lacks: on the way to another one, it may be older than was meant. */
  static Set<Component> of(LagoInstanceSpec spec, Release release) {
    var wanted = new WantedComponents(spec, release);
    var components = EnumSet.allOf(Component.class);
    components.removeIf(
        component -> !wanted.runs(component) || !WorkerCatalogue.BUILT_IN.isIn(component, release));
    return components;
  }

  /** Workers that run unasked, since jobs go to queues that nobody else serves. */
  static Set<Component> needed(LagoInstanceSpec spec, Release release) {
    return new WantedComponents(spec, release).needed;
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
      default -> needed.contains(component) || enabled.orElse(false);
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
      set.add(Queues.STREAMING);
    }
    return set;
  }
}
