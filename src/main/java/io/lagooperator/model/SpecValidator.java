package io.lagooperator.model;

import io.lagooperator.api.Approval;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.OrganizationSpec;
import io.lagooperator.api.PauseSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.RunState;
import io.lagooperator.api.Sentences;
import io.lagooperator.api.UnknownReleases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with a spec, each with its path and a remedy. */
public final class SpecValidator {
  private static final String NAME = "[a-z]([-a-z0-9]{0,38}[a-z0-9])?";

  private final ReleaseCatalogue catalogue;

  private final Set<String> secretStores;

  public SpecValidator(ReleaseCatalogue catalogue, Set<String> secretStores) {
    this.catalogue = catalogue;
    this.secretStores = Set.copyOf(secretStores);
  }

  /** An empty list means that the spec can be resolved. */
  public List<Problem> problems(LagoInstance lago) {
    var found = new Complaints();
    found.check(
        lago.getMetadata().getName().matches(NAME),
        "metadata.name",
        Sentences.NAME_IS_SHORT_DNS_LABEL);
    var spec = lago.getSpec();
    if (spec == null) {
      found.add(
          "spec",
          lago.getUnreadable()
              .map(Sentences.SPEC_IS_UNREADABLE::formatted)
              .orElse("is missing; give at least version and urls.front"));
      return found.problems();
    }
    version(spec, found);
    found.word("spec.state", spec.state(), RunState.class);
    found.word(
        "spec.deletionPolicy", spec.deletionPolicy(), io.lagooperator.api.DeletionPolicy.class);
    urls(spec, found);
    pause(spec.pause(), found);
    ValueRules.check(spec, found);
    BagRules.check(spec, secretStores, found);
    StoreRules.check(spec, found);
    RouteRules.check(spec, found);
    ComponentRules.check(spec, found);
    WorkerRules.check(spec, found);
    PlacementRules.check(spec, found);
    organization(spec.organization(), found);
    SettingRules.check(spec, found);
    StreamingRules.check(spec, found);
    EnvRules.check(spec, found);
    PodTemplateRules.check(spec, found);
    PodRules.check(lago, found);
    ReleaseRules.check(spec, found);
    var problems = new ArrayList<>(found.problems());
    problems.addAll(NotSupportedYet.problems(spec));
    return List.copyOf(problems);
  }

  /** What keeps a valid instance from being run at releases on its way. */
  public List<Problem> onTheWay(LagoInstance lago, Collection<Release> stops) {
    var found = new Complaints();
    stops.forEach(stop -> ReleaseRules.checkStop(lago.getSpec(), stop, found));
    return found.problems();
  }

  private void version(LagoInstanceSpec spec, Complaints found) {
    var text = spec.version() == null ? "" : spec.version();
    var release = Release.parse(text);
    if (release.isEmpty()) {
      found.add("spec.version", Sentences.VERSION_IS_RELEASE);
      return;
    }
    catalogue
        .complaint(release.get(), unknownReleases(spec, found))
        .ifPresent(complaint -> found.add(Problem.Kind.RELEASE_UNKNOWN, "spec.version", complaint));
    var digests = spec.images() == null ? null : spec.images().digests();
    if (digests != null) {
      found.check(
          digests.containsKey(text),
          "spec.images.digests",
          "has no line for release " + text + "; add it, or leave digests out");
      digests.keySet().stream()
          .filter(key -> Release.parse(key).isEmpty())
          .forEach(key -> found.add("spec.images.digests." + key, Sentences.VERSION_IS_RELEASE));
    }
    if (spec.upgrade() != null) {
      found.word("spec.upgrade.approval", spec.upgrade().approval(), Approval.class);
      release("spec.upgrade.approved", spec.upgrade().approved(), found);
      release("spec.upgrade.from", spec.upgrade().from(), found);
    }
  }

  private static void release(String path, @Nullable String given, Complaints found) {
    found.check(
        given == null || Release.parse(given).isPresent(), path, Sentences.VERSION_IS_RELEASE);
  }

  private static UnknownReleases unknownReleases(LagoInstanceSpec spec, Complaints found) {
    var given = spec.upgrade() == null ? null : spec.upgrade().unknownReleases();
    found.word("spec.upgrade.unknownReleases", given, UnknownReleases.class);
    return UnknownReleases.Allow.name().equals(given)
        ? UnknownReleases.Allow
        : UnknownReleases.Refuse;
  }

  private static void urls(LagoInstanceSpec spec, Complaints found) {
    var front = spec.urls() == null ? null : spec.urls().front();
    var api = spec.urls() == null ? null : spec.urls().api();
    if (front != null) {
      UrlRule.check("spec.urls.front", front, found);
    } else if (spec.settingsFrom() == null) {
      found.add("spec", Sentences.URLS_ARE_NEEDED);
    }
    if (api != null) {
      UrlRule.check("spec.urls.api", api, found);
    }
  }

  private static void pause(@Nullable PauseSpec given, Complaints found) {
    if (given != null) {
      found.check(Pause.time(given.until()).isPresent(), "spec.pause.until", Sentences.TIME);
    }
  }

  private static void organization(@Nullable OrganizationSpec given, Complaints found) {
    if (given != null) {
      found.check(
          given.name() != null && given.name().matches(".*[A-Za-z0-9].*"),
          "spec.organization",
          Sentences.ORGANIZATION_NAME);
      found.check(
          given.email() != null && given.email().matches(Rules.EMAIL_PATTERN),
          "spec.organization",
          Sentences.ORGANIZATION_EMAIL);
    }
  }
}
