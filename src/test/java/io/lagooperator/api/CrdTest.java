package io.lagooperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Golden;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CrdTest {
  private static final int LARGEST_BYTES = 150_000;

  @Test
  void theCommittedCrdIsTheOneThatTheTypesMake() {
    Golden.check(FinishedCrd.COMMITTED, FinishedCrd.text());
  }

  @Test
  void itIsSmallEnoughForPlainKubectlApply() {
    assertThat(FinishedCrd.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_BYTES);
  }
}
