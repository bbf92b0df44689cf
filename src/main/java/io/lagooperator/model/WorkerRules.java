package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Sentences;
import java.util.Optional;
import java.util.Set;

/** Rules on workers that need the catalogue: what a release has, and what its queues need. */
final class WorkerRules {
  private final Release release;
  private final LagoInstanceSpec spec;
  private final Complaints found;
  private final Set<Component> needed;

  private WorkerRules(Release release, LagoInstanceSpec spec, Complaints found) {
    this.release = release;
    this.spec = spec;
    this.found = found;
    this.needed = WantedComponents.needed(spec, release);
  }

  static void check(LagoInstanceSpec spec, Complaints found) {
    var release = Release.parse(Optional.ofNullable(spec.version()).orElse(""));
    if (release.isPresent() && spec.components() != null) {
      var rules = new WorkerRules(release.get(), spec, found);
      spec.components()
          .forEach(
              (name, given) -> Component.bySpecName(name).ifPresent(c -> rules.check(c, given)));
    }
  }

  private void check(Component component, ComponentSpec given) {
    var path = "spec.components." + component.specName();
    var on = Boolean.TRUE.equals(given.enabled());
    if (component.role() == Component.Role.STREAM) {
      found.check(spec.streaming() != null, path, Sentences.STREAMS_NEED_STREAMING);
    }
    found.check(
        !on || WorkerCatalogue.BUILT_IN.isIn(component, release),
        path,
        "needs release %s or later, but version is %s; raise version, or leave it out"
            .formatted(WorkerCatalogue.BUILT_IN.since(component), release));
    found.check(
        !needed.contains(component) || !Boolean.FALSE.equals(given.enabled()),
        path,
        "is needed: at release %s, jobs of spec.%s go to a queue that only it serves; leave enabled out"
            .formatted(
                release,
                component == Component.MEILISEARCH ? "integrations.meilisearch" : "streaming"));
    found.check(
        component != Component.MEILISEARCH || !on || searches(),
        path,
        Sentences.SEARCH_WORKER_NEEDS_SEARCH);
  }

  private boolean searches() {
    return spec.integrations() != null && spec.integrations().meilisearch() != null;
  }
}
