package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  @Test
  void releasesAreComparedAsNumbers() {
    assertThat(Stream.of("1.9.10", "1.10.0", "1.9.9", "2.0.0", "1.10.1").map(Release::of).sorted())
        .map(Release::toString)
        .isEqualTo(List.of("1.9.9", "1.9.10", "1.10.0", "1.10.1", "2.0.0"));
    assertThat(Release.of("1.9.9").isBefore(Release.of("1.10.0"))).isTrue();
    assertThat(Release.of("1.10.0").isBefore(Release.of("1.10.0"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.2", "v1.2.3", "1.2.3.4", "1.2.3\n", "1.2.x", "1.2.99999999999"})
  void whatIsNoReleaseIsNotRead(String text) {
    assertThat(Release.parse(text)).isEmpty();
    assertThatThrownBy(() -> Release.of(text)).hasMessageContaining("is not a release");
  }

  @Test
  void aReleaseIsWrittenAsItIsRead() {
    assertThat(Release.of("1.51.0")).hasToString("1.51.0");
  }
}
