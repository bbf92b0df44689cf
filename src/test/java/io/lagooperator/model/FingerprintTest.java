package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void equalTextsLookAlikeForEver() {
    // fingerprints are stored in databases: this one may never change
    assertThat(Fingerprint.of("a", "b")).isEqualTo(Fingerprint.of(List.of("a", "b")));
    assertThat(Fingerprint.of("a", "b")).isEqualTo("16275ef0f5d0eb9d");
  }

  @Test
  void theBordersBetweenTextsCount() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    assertThat(Fingerprint.of("a")).isNotEqualTo(Fingerprint.of("a", ""));
    assertThat(Fingerprint.of("a", "b")).isNotEqualTo(Fingerprint.of("b", "a"));
  }

  @Test
  void aKeyedOneTellsNothingWithoutTheKey() {
    var texts = List.of("secret");
    assertThat(Fingerprint.keyed("key", texts)).matches("[0-9a-f]{16}");
    assertThat(Fingerprint.keyed("key", texts)).isEqualTo(Fingerprint.keyed("key", texts));
    assertThat(Fingerprint.keyed("key", texts)).isNotEqualTo(Fingerprint.keyed("other", texts));
    assertThat(Fingerprint.keyed("key", texts)).isNotEqualTo(Fingerprint.of(texts));
  }
}
