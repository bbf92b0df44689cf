package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When memory is given back: once after work, and not during it. */
class HeapCareTest {
  private final HeapCare care = new HeapCare();

  @Test
  void notBeforeWorkHasEnded() {
    assertThat(care.isDue(50 * HeapCare.LITTLE)).as("at the first look").isFalse();
    assertThat(care.isDue(52 * HeapCare.LITTLE)).as("while much is made").isFalse();
    assertThat(care.isDue(20 * HeapCare.LITTLE)).as("after a collection of its own").isFalse();
    assertThat(care.isDue(20 * HeapCare.LITTLE)).as("at rest").isTrue();
  }

  @Test
  void notAgainBeforeThereIsSomethingToGiveBack() {
    care.isDue(50 * HeapCare.LITTLE);
    assertThat(care.isDue(50 * HeapCare.LITTLE)).isTrue();
    care.collected(10 * HeapCare.LITTLE);

    var used = 10 * HeapCare.LITTLE;
    while (used <= 10 * HeapCare.LITTLE + HeapCare.WORTH_IT) {
      assertThat(care.isDue(used)).isFalse();
      used += HeapCare.LITTLE / 2;
    }
    assertThat(care.isDue(used)).isTrue();
  }
}
