package io.lagooperator.model;

import io.lagooperator.api.UnknownReleases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of Lago's releases: data files, and the questions that are asked of them. */
public final class ReleaseCatalogue {
  /** The catalogue that the operator carries. */
  public static final ReleaseCatalogue BUILT_IN =
      new ReleaseCatalogue(DataFile.lines("releases.csv"), DataFile.lines("bridges.csv"));

  /** This tag points at the same commit as 1.26.1, so its schema is far ahead of its number. */
  private static final Release MISTAGGED = Release.of("1.16.1");

  private final List<Entry> entries;
  private final List<Bridge> bridges;

  /**
   * One release: the newest migration that it brings, whether it seeds roles, and the releases of
   * the front and of the events processor that go with it: of some patches there is only an API.
   */
  public record Entry(
      Release release,
      String newestMigration,
      boolean seedsRoles,
      Release front,
      Release eventsProcessor) {

    private static Entry of(List<String> c) {
      var release = Release.of(c.get(0));
      return new Entry(
          release,
          c.get(1),
          Boolean.parseBoolean(c.get(2)),
          c.get(3).isEmpty() ? release : Release.of(c.get(3)),
          c.get(4).isEmpty() ? release : Release.of(c.get(4)));
    }
  }

  /** A release that upgrades must stop at, with what must be run there before going on. */
  public record Bridge(Release release, String dataWork) {}

  ReleaseCatalogue(List<String> releases, List<String> bridges) {
    this.entries =
        releases.stream()
            .map(line -> Entry.of(List.of(line.split(",", -1))))
            .sorted(Comparator.comparing(Entry::release))
            .toList();
    this.bridges =
        bridges.stream()
            .map(line -> line.split(",", 2))
            .map(c -> new Bridge(Release.of(c[0]), c[1]))
            .sorted(Comparator.comparing(Bridge::release))
            .toList();
  }

  public List<Entry> entries() {
    return entries;
  }

  public Release newest() {
    return entries.get(entries.size() - 1).release();
  }

  public Release oldest() {
    return entries.get(0).release();
  }

  /** Why a release cannot be run, if it cannot; newer ones than the newest may be allowed. */
  public Optional<String> complaint(Release release, UnknownReleases unknown) {
    if (release.equals(MISTAGGED)) {
      return Optional.of(
          "1.16.1 was tagged by mistake and holds the code of 1.26.1; use 1.16.0 or 1.26.1");
    }
    if (release.isBefore(oldest())) {
      return Optional.of(
          "release %s is older than %s, the oldest that this operator runs; use a newer one"
              .formatted(release, oldest()));
    }
    if (isKnown(release) || unknown == UnknownReleases.Allow) {
      return Optional.empty();
    }
    return Optional.of(
        "release %s is not known to this operator; the newest known is %s. Use a known release, update the operator, or set upgrade.unknownReleases: Allow to run it as if it were %s"
            .formatted(release, newest(), newest()));
  }

  private boolean isKnown(Release release) {
    return facts(release).filter(e -> e.release().isSameMinorAs(release)).isPresent();
  }

  /** What is known of a release; an unknown one is taken for the one before it. */
  public Optional<Entry> facts(Release release) {
    return entries.stream()
        .filter(e -> !release.isBefore(e.release()))
        .reduce((older, newer) -> newer);
  }

  /** The release of the front that goes with a release. */
  Release front(Release release) {
    return exactly(release).map(Entry::front).orElse(release);
  }

  /** The release of the events processor that goes with a release. */
  Release eventsProcessor(Release release) {
    return exactly(release).map(Entry::eventsProcessor).orElse(release);
  }

  private Optional<Entry> exactly(Release release) {
    return facts(release).filter(e -> e.release().equals(release));
  }

  /** Releases that must be stopped at on the way, in order, and last the target. */
  public List<Release> path(Release from, Release target) {
    var path = new ArrayList<Release>();
    bridges.stream()
        .map(Bridge::release)
        .filter(b -> from.isBefore(b) && b.isBefore(target))
        .forEach(path::add);
    if (from.isBefore(target)) {
      path.add(target);
    }
    return List.copyOf(path);
  }

  /** The lowest release from which one step leads to the target. */
  public Release floor(Release target) {
    return bridges.stream()
        .map(Bridge::release)
        .filter(b -> b.isBefore(target))
        .reduce((lower, higher) -> higher)
        .orElse(oldest());
  }

  /** The release whose work on the data must be done before the target can be gone to, if any. */
  public Optional<Bridge> workBefore(Release target) {
    return stopBefore(target).filter(b -> !b.dataWork().isEmpty());
  }

  /** The stop that is left when a release is left for another, if it is one. */
  public Optional<Bridge> left(Release release, Release next) {
    return stopBefore(next)
        .filter(b -> b.release().isSameMinorAs(release) && !release.isBefore(b.release()));
  }

  /** The last stop at or before a release: the one whose work on the data is done there. */
  public Release stopAt(Release release) {
    return bridges.stream()
        .map(Bridge::release)
        .filter(b -> !release.isBefore(b))
        .reduce((lower, higher) -> higher)
        .orElse(oldest());
  }

  /** Whether upgrades stop at a release, or at another patch of it. */
  public boolean isStop(Release release) {
    return stopAt(release).isSameMinorAs(release);
  }

  private Optional<Bridge> stopBefore(Release target) {
    var floor = floor(target);
    return bridges.stream()
        .filter(b -> b.release().equals(floor) && !floor.isSameMinorAs(target))
        .findFirst();
  }

  /**
   * Whether processes of a release can go on with the schema of a later one: Lago drops only what
   * the release before has ceased to read.
   */
  public boolean isAdditive(Release release, Release later) {
    return release.major() == later.major()
        && release.minor() <= later.minor()
        && later.minor() - release.minor() <= 1;
  }

  /** Newest migration of each release, as the guard of the database reads them. */
  public String schemas() {
    return entries.stream()
        .map(e -> e.newestMigration() + "=" + e.release())
        .collect(Collectors.joining(","));
  }
}
