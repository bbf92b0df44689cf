package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are replaced as Compose does it. */
class InterpolationTest {
  private static final Map<String, String> VALUES = Map.of("A", "x", "EMPTY", "");

  @ParameterizedTest
  @CsvSource({
    "a,a",
    "$A-${A},x-x",
    "$NO[${NO}],[]",
    "$$A,$A",
    "100$,100$",
    "${A:-y},x",
    "${EMPTY:-y},y",
    "${EMPTY-y}.,.",
    "${NO-y},y",
    "${NO:-${A}z},xz",
    "${NO:-http://h:1/?a=b},http://h:1/?a=b",
    "${A:+y},y",
    "${EMPTY:+y}.,.",
    "${EMPTY+y},y",
    "${A:?no},x"
  })
  void namesAreReplaced(String text, String expected) {
    assertThat(Interpolation.of(text, VALUES)).isEqualTo(expected);
  }

  @Test
  void whatMustBeGivenIsAskedFor() {
    assertThatThrownBy(() -> Interpolation.of("${PW:?set it}", VALUES))
        .hasMessageContaining("PW has no value (set it)");
    assertThatThrownBy(() -> Interpolation.of("${A", VALUES)).hasMessageContaining("not closed");
  }
}
