package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, and ages in tables. */
class DurationTextTest {
  @ParameterizedTest
  @CsvSource({"90s,PT90S", "10m,PT10M", "1h30m,PT90M", "2h,PT2H", "1d,PT24H", "0s,PT0S"})
  void isReadAsKubectlReadsIt(String text, Duration meant) {
    assertThat(new DurationText().convert(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "soon", "1m2h", "-5m", "PT5M", "99999999s"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> new DurationText().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("90s, 10m, 2h or 1d");
  }

  @Test
  void agesHaveOneUnit() {
    assertThat(DurationText.age(Duration.ofSeconds(-3))).isEqualTo("0s");
    assertThat(DurationText.age(Duration.ofSeconds(119))).isEqualTo("119s");
    assertThat(DurationText.age(Duration.ofMinutes(90))).isEqualTo("90m");
    assertThat(DurationText.age(Duration.ofHours(47))).isEqualTo("47h");
    assertThat(DurationText.age(Duration.ofDays(3))).isEqualTo("3d");
  }
}
