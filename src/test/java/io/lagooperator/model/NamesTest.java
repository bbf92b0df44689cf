package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final int LABEL = 63;

  /**
   * A pod of a StatefulSet carries its revision, which is the set's name and a hash, as a label.
   */
  private static final int STATEFUL_SET = 52;

  private final Names longest = new Names("a".repeat(40));

  @Test
  void everyNameFitsIntoALabelForTheLongestInstance() {
    var others =
        Stream.of(
            longest.keys(),
            longest.connections("0123abcd"),
            longest.frontConfig(),
            longest.files(),
            longest.serviceAccount(),
            longest.ingress(),
            longest.queues(),
            longest.tls());
    var components = Arrays.stream(Component.values()).map(longest::of);
    assertThat(Stream.concat(components, others))
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(LABEL));
  }

  @Test
  void statefulSetsLeaveRoomForTheHashOfARevision() {
    assertThat(longest.of(Component.POSTGRESQL)).hasSizeLessThanOrEqualTo(STATEFUL_SET);
    assertThat(longest.of(Component.REDIS)).hasSizeLessThanOrEqualTo(STATEFUL_SET);
  }

  @Test
  void migrateJobsOfEveryReleaseFit() {
    assertThat(ReleaseCatalogue.BUILT_IN.entries())
        .allSatisfy(e -> assertThat(job(e.release())).hasSizeLessThanOrEqualTo(LABEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.100.0", "1.99.10", "2.0.0", "10.0.10"})
  void migrateJobsOfReleasesToComeFitToo(String release) {
    assertThat(job(Release.of(release))).hasSizeLessThanOrEqualTo(LABEL);
  }

  @Test
  void migrateJobsTellReleasesAndDatabasesApart() {
    var names = new Names("billing");
    assertThat(
            Stream.of(
                names.migrateJob(Release.of("1.51.0"), "abcdef", 1),
                names.migrateJob(Release.of("1.51.0"), "abcdef", 2),
                names.migrateJob(Release.of("1.51.0"), "abcdef", 12),
                names.migrateJob(Release.of("1.51.0"), "fedcba", 1),
                names.migrateJob(Release.of("1.5.10"), "abcdef", 1)))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.startsWith("billing-migrate-"));
  }

  @Test
  void everyComponentHasANameOfItsOwn() {
    assertThat(Arrays.stream(Component.values()).map(new Names("billing")::of))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("billing-[a-z]+"));
  }

  @Test
  void aComponentsLabelLeadsBackToIt() {
    assertThat(Component.values())
        .allSatisfy(c -> assertThat(Component.byLabel(c.label())).hasValue(c));
    assertThat(Component.byLabel(JobStep.MIGRATION.label())).isEmpty();
  }

  private String job(Release release) {
    return longest.migrateJob(release, "abcdef", 99_999);
  }
}
