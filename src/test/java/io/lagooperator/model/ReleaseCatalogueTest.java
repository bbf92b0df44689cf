package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.UnknownReleases;
import io.lagooperator.model.ReleaseCatalogue.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseCatalogueTest {
  private final ReleaseCatalogue catalogue = ReleaseCatalogue.BUILT_IN;

  @Test
  void theMistaggedReleaseIsRefusedWithItsTwoNeighbours() {
    assertThat(complaint("1.16.1"))
        .hasValue(
            "1.16.1 was tagged by mistake and holds the code of 1.26.1; use 1.16.0 or 1.26.1");
  }

  @Test
  void anUnknownPatchOfAKnownMinorIsTakenForTheOneBeforeIt() {
    var patch = Release.of("1.45.7");
    assertThat(complaint("1.45.7")).isEmpty();
    assertThat(catalogue.facts(patch)).isEqualTo(catalogue.facts(Release.of("1.45.2")));
  }

  @Test
  void anUnknownMinorIsRefusedNamingTheNewest() {
    assertThat(complaint("1.52.0"))
        .hasValue(
            "release 1.52.0 is not known to this operator; the newest known is 1.51.0. Use a known"
                + " release, update the operator, or set upgrade.unknownReleases: Allow to run it"
                + " as if it were 1.51.0");
  }

  @Test
  void anUnknownMinorThatIsAllowedIsTakenForTheNewest() {
    for (var release : List.of(Release.of("1.52.0"), Release.of("2.0.0"))) {
      assertThat(catalogue.complaint(release, UnknownReleases.Allow)).isEmpty();
      assertThat(catalogue.facts(release)).isEqualTo(catalogue.facts(catalogue.newest()));
    }
  }

  @Test
  void whatIsKnownToBeWrongIsNotAllowed() {
    for (var release : List.of(Release.of("1.16.1"), Release.of("1.15.2"))) {
      assertThat(catalogue.complaint(release, UnknownReleases.Allow)).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.41.0, 1.41.0, 1.41.0",
    "1.41.3, 1.41.0, 1.41.3",
    "1.47.2, 1.47.0, 1.47.0",
    "1.48.1, 1.48.1, 1.48.1",
    "1.48.9, 1.48.9, 1.48.9",
    "1.52.0, 1.52.0, 1.52.0"
  })
  void whereAPatchIsOfTheApiAloneTheOthersAreThoseBeforeIt(
      String release, String front, String eventsProcessor) {
    assertThat(catalogue.front(Release.of(release))).isEqualTo(Release.of(front));
    assertThat(catalogue.eventsProcessor(Release.of(release)))
        .isEqualTo(Release.of(eventsProcessor));
  }

  @Test
  void aReleaseBeforeTheFirstIsRefusedNamingTheOldest() {
    assertThat(complaint("1.15.2").orElseThrow()).contains("1.15.2").contains("1.16.0, the oldest");
  }

  @Test
  void theReadmeListsTheMandatoryStopsAndMarksThoseWithWorkOnTheData() throws IOException {
    var path = catalogue.path(catalogue.oldest(), catalogue.newest());
    var stops =
        IntStream.range(0, path.size() - 1)
            .mapToObj(
                i -> path.get(i) + (catalogue.workBefore(path.get(i + 1)).isPresent() ? "*" : ""));

    var page = Files.readString(Path.of("docs/upgrades.md"));
    var list = page.substring(page.indexOf("They are "), page.indexOf("Those with a star"));
    assertThat(Pattern.compile("[0-9]+[.][0-9]+[.][0-9]+[*]?").matcher(list).results())
        .extracting(MatchResult::group)
        .containsExactlyElementsOf(stops.toList());
  }

  @Test
  void everyReleaseOfTheCatalogueCanBeRun() {
    assertThat(catalogue.entries()).hasSizeGreaterThan(60);
    assertThat(catalogue.entries()).allMatch(e -> complaint(e.release().toString()).isEmpty());
  }

  @Test
  void schemasOnlyGoForward() {
    assertThat(catalogue.entries())
        .extracting(ReleaseCatalogue.Entry::newestMigration)
        .isSorted()
        .allMatch(migration -> migration.matches("20[0-9]{12}"));
  }

  @ParameterizedTest
  @CsvSource({
    // from, target, stops
    "1.50.0, 1.51.0, 1.51.0",
    "1.49.0, 1.51.0, 1.50.0 1.51.0",
    "1.49.0, 1.50.0, 1.50.0",
    "1.45.2, 1.49.0, 1.49.0",
    "1.41.0, 1.45.1, 1.42.0 1.43.0 1.44.0 1.45.0 1.45.1",
    "1.51.0, 1.51.0, ''",
    "1.51.0, 1.50.0, ''",
    "1.16.0, 1.51.0, 1.20.0 1.25.0 1.28.1 1.29.0 1.30.0 1.31.0 1.32.0 1.42.0 1.43.0 1.44.0 1.45.0"
        + " 1.50.0 1.51.0"
  })
  void aPathStopsAtEveryBridge(String from, String target, String stops) {
    assertThat(catalogue.path(Release.of(from), Release.of(target)))
        .map(Release::toString)
        .isEqualTo(stops.isEmpty() ? List.of() : List.of(stops.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.51.0, 1.50.0",
    "1.50.0, 1.45.0",
    "1.49.0, 1.45.0",
    "1.45.0, 1.44.0",
    "1.20.0, 1.16.0"
  })
  void theFloorIsTheLastBridgeBeforeARelease(String release, String floor) {
    assertThat(catalogue.floor(Release.of(release))).isEqualTo(Release.of(floor));
  }

  @Test
  void everyPathHoldsStepsThatTheGuardLetsPass() {
    for (var from : catalogue.entries()) {
      var at = from.release();
      for (var stop : catalogue.path(at, catalogue.newest())) {
        assertThat(at.isBefore(catalogue.floor(stop))).as("%s to %s", at, stop).isFalse();
        at = stop;
      }
      assertThat(at).isEqualTo(catalogue.newest());
    }
  }

  @Test
  void someBridgesAskForWorkBeforeTheyAreLeft() {
    assertThat(catalogue.workBefore(Release.of("1.33.0")))
        .hasValue(new Bridge(Release.of("1.32.0"), "rails upgrade:perform_required_jobs"));
    assertThat(catalogue.workBefore(Release.of("1.43.1"))).isEmpty();
    assertThat(catalogue.workBefore(Release.of("1.44.0"))).isEmpty();
    assertThat(catalogue.workBefore(Release.of("1.46.0")))
        .map(Bridge::release)
        .hasValue(Release.of("1.45.0"));
  }

  private Optional<String> complaint(String release) {
    return catalogue.complaint(Release.of(release), UnknownReleases.Refuse);
  }

  @Test
  void theGuardReadsTheCatalogueAsPairs() {
    assertThat(catalogue.schemas())
        .startsWith("20241119110219=1.16.0,")
        .endsWith("20260721180721=1.51.0")
        .matches("[0-9]{14}=[0-9.]+(,[0-9]{14}=[0-9.]+)*");
  }
}
