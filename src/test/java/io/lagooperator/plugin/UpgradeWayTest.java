package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way to another release, as it is shown before anybody goes it. */
class UpgradeWayTest {
  @Test
  void everyStopAndItsWorkIsShown() {
    var way =
        new UpgradeWay("billing", Optional.of(Release.of("1.44.0")), Release.of("1.51.0"), true);

    assertThat(way.text())
        .isEqualTo(
            """
            billing: 1.44.0 → 1.51.0
              work on the data: %s
              migration to 1.45.0, a mandatory stop
              work on the data: %s
              migration to 1.50.0, a mandatory stop
              work on the data: %s
              migration to 1.51.0
            Each step waits for kubectl lago approve (upgrade.approval: Manual).
            """
                .formatted(work("1.45.0"), work("1.50.0"), work("1.51.0")));
  }

  @Test
  void anInstanceWithoutADatabaseGoesStraight() {
    assertThat(new UpgradeWay("billing", Optional.empty(), Release.of("1.51.0"), false).text())
        .isEqualTo("billing: → 1.51.0\n  migration to 1.51.0\n");
  }

  private static String work(String before) {
    return ReleaseCatalogue.BUILT_IN.workBefore(Release.of(before)).orElseThrow().dataWork();
  }
}
