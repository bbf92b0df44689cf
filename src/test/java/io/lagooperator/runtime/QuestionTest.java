package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void aReadyOperatorIsAGoodAnswer() throws InterruptedException {
    try (var probes = probes()) {
      assertThat(Question.ask("http://localhost:" + probes.port() + "/readyz")).isZero();
    }
  }

  @Test
  void oneThatIsNotReadyIsABadOne() throws InterruptedException {
    try (var probes = probes("caches are not filled")) {
      assertThat(Question.ask("http://localhost:" + probes.port() + "/readyz")).isEqualTo(1);
    }
  }

  @Test
  void soAreNoneAtAllAndWhatIsNoAddress() throws InterruptedException {
    assertThat(Question.ask("http://localhost:1/readyz")).isEqualTo(1);
    assertThat(Question.ask("localhost")).isEqualTo(1);
  }

  private static ProbeServer probes(String... troubles) {
    var health = new Health(List.of(troubles));
    return ProbeServer.start(0, new ProbeServer.Sources(() -> health, () -> health, () -> ""));
  }
}
