package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Specs;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PauseTest {
  private static final Instant END = Instant.parse("2026-12-01T18:00:00Z");

  @Test
  void anInstanceIsPausedUntilItsEndAndNotAMomentLonger() {
    var pause = new Pause(END, Optional.empty());
    assertThat(pause.holdsAt(END.minusMillis(1))).isTrue();
    assertThat(pause.holdsAt(END)).isFalse();
    var lago = Specs.minimal("pause: {until: '2026-12-01T18:00:00Z'}");
    assertThat(Pause.of(lago, END.minusMillis(1))).contains(pause);
    assertThat(Pause.of(lago, END)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T18:00:00Z, 2026-12-01T18:00:00Z",
    "2026-12-01T18:00:00+01:00, 2026-12-01T17:00:00Z",
    "2026-12-01T18:00:00.25-02:30, 2026-12-01T20:30:00.250Z"
  })
  void aTimeHasAZone(String text, String meant) {
    assertThat(Specs.instance("pause: {until: '%s'}".formatted(text)).pause().orElseThrow().until())
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2026-12-01",
        "2026-12-01 18:00:00Z",
        "2026-12-01T18:00:00",
        "2026-12-01T18:00Z",
        "2026-12-01t18:00:00z",
        "2026-13-45T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-12-01T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-12-01T18:00:00+15:00",
        "+12026-12-01T18:00:00Z"
      })
  void whatIsNoTimeIsNoPause(String text) {
    assertThat(Pause.time(text)).isEmpty();
    assertThat(Pause.of(Specs.minimal("pause: {until: '%s'}".formatted(text)))).isEmpty();
  }

  @Test
  void aReasonWithoutWordsIsNone() {
    var form = "pause: {until: '2026-12-01T18:00:00Z', reason: '%s'}";
    assertThat(Specs.instance(form.formatted("  ")).pause())
        .contains(new Pause(END, Optional.empty()));
    assertThat(Specs.instance(form.formatted(" new nodes ")).pause())
        .contains(new Pause(END, Optional.of("new nodes")));
  }

  @Test
  void anInstanceIsNotPausedOfItself() {
    assertThat(Specs.instance("").pause()).isEmpty();
    var withoutSpec = Specs.minimal("");
    withoutSpec.setSpec(null);
    assertThat(Pause.of(withoutSpec)).isEmpty();
  }
}
