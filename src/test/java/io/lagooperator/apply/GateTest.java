package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When passes may begin, and when a stop may go on. */
class GateTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Gate gate = new Gate();

  @Test
  void nothingBeginsBeforeItIsOpenOrAfterItIsClosed() {
    assertThat(gate.enter()).isFalse();
    gate.open();
    assertThat(gate.enter()).isTrue();
    gate.leave();
    assertThat(gate.close(LONG)).isTrue();
    assertThat(gate.enter()).isFalse();
  }

  @Test
  void closingWaitsForWhatIsInFlight() {
    gate.open();
    var inside = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var work =
        CompletableFuture.runAsync(
            () -> {
              gate.enter();
              inside.countDown();
              await(end);
              gate.leave();
            });
    await(inside);
    assertThat(gate.oldest()).isPositive();
    assertThat(gate.close(Duration.ZERO)).isFalse();
    end.countDown();
    assertThat(gate.close(LONG)).isTrue();
    work.join();
    assertThat(gate.oldest()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
