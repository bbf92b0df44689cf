package io.lagooperator.plugin;

import io.lagooperator.api.Approval;
import io.lagooperator.api.ImagesSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.UnknownReleases;
import io.lagooperator.api.UpgradeSpec;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets another release, after it has shown the way to it. */
@Command(
    name = "upgrade",
    description = "Go to another release: shows every stop on the way, then asks.",
    footer = "%nExample: kubectl lago upgrade 1.51.0 --yes --wait --timeout 1h")
final class UpgradeVerb implements Verb {
  private static final ReleaseCatalogue CATALOGUE = ReleaseCatalogue.BUILT_IN;

  @Parameters(paramLabel = "VERSION", description = "Release to go to, such as 1.51.0.")
  String version = "";

  @Option(names = "--dry-run", description = "Show the way, and change nothing.")
  boolean dryRun;

  @Mixin final Question question = new Question();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var target =
        Release.parse(version)
            .orElseThrow(
                () ->
                    Refusal.ofUsage(
                        "'%s' is not a release; write it like 1.51.0.".formatted(version)));
    var lago = new Instances(session).meant(Optional.empty());
    var way = way(lago, target);
    session.screen().printAll(way.text());
    missingDigests(lago, way).ifPresent(session.screen()::hint);
    if (dryRun) {
      return ExitCode.GOOD;
    }
    new RunningTasks(session, lago).mustNotMeet(question);
    question.ask(session, "A database never goes back. Begin?");
    var written = new Change(session, lago).write(Map.of("version", target.toString()));
    return waiting.after(
        session, written, "upgrade to %s asked for".formatted(target), Goal.REALISED);
  }

  private static UpgradeWay way(LagoInstance lago, Release target) {
    var name = lago.getMetadata().getName();
    var upgrade = Optional.ofNullable(lago.getSpec().upgrade());
    var unknown =
        upgrade
            .map(UpgradeSpec::unknownReleases)
            .filter(UnknownReleases.Allow.name()::equals)
            .map(UnknownReleases::valueOf)
            .orElse(UnknownReleases.Refuse);
    CATALOGUE
        .complaint(target, unknown)
        .ifPresent(
            complaint -> {
              throw new Refusal("%s cannot go to it: %s.".formatted(name, complaint));
            });
    var from = from(lago);
    if (from.filter(target::isBefore).isPresent()) {
      throw new Refusal(
          "The database of %s is at release %s and never goes back to %s. Restore a backup made with %s instead."
              .formatted(name, from.get(), target, target));
    }
    if (from.filter(target::equals).isPresent() && target.toString().equals(wish(lago))) {
      throw new Refusal("%s is at release %s already.".formatted(name, target));
    }
    var manual = upgrade.map(UpgradeSpec::approval).filter(Approval.Manual.name()::equals);
    return new UpgradeWay(name, from, target, manual.isPresent());
  }

  private static String wish(LagoInstance lago) {
    return Optional.ofNullable(lago.getSpec().version()).orElse("");
  }

  /** Where the database is; before its first migration it has no release to be left. */
  private static Optional<Release> from(LagoInstance lago) {
    return Optional.ofNullable(new Statuses(lago).status().schemaVersion()).flatMap(Release::parse);
  }

  private static Optional<String> missingDigests(LagoInstance lago, UpgradeWay way) {
    var digests =
        Optional.ofNullable(lago.getSpec().images())
            .map(ImagesSpec::digests)
            .filter(d -> !d.isEmpty());
    return digests
        .map(
            given ->
                way.path().stream()
                    .map(Release::toString)
                    .filter(r -> !given.containsKey(r))
                    .toList())
        .filter(missing -> !missing.isEmpty())
        .map(
            missing ->
                "images.digests has no line for %s: the operator waits for it."
                    .formatted(String.join(", ", missing)));
  }
}
