package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void aReadyOperatorIsAGoodAnswer() throws InterruptedException {
    try (var probes = ProbeServer.start(0, () -> true, () -> "")) {
      assertThat(Question.ask("http://localhost:" + probes.port() + "/readyz")).isZero();
    }
  }

  @Test
  void oneThatIsNotReadyIsABadOne() throws InterruptedException {
    try (var probes = ProbeServer.start(0, () -> false, () -> "")) {
      assertThat(Question.ask("http://localhost:" + probes.port() + "/readyz")).isEqualTo(1);
    }
  }

  @Test
  void soAreNoneAtAllAndWhatIsNoAddress() throws InterruptedException {
    assertThat(Question.ask("http://localhost:1/readyz")).isEqualTo(1);
    assertThat(Question.ask("localhost")).isEqualTo(1);
  }
}
