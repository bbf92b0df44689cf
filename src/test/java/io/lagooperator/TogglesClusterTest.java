package io.lagooperator;

import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers turned on and off, scaled and stopped on the real control plane, judged at each moment.
 */
@WithOperator
class TogglesClusterTest {
  private static final int TOGGLES = 10;

  /** The model toggles the full count; a tenth of it is done here, and all of it under proof. */
  static LongStream seeds() {
    return Proof.seeds(5, 50);
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void noQueueIsEverWithoutItsWorkerAndNoClockHasASecond(long seed, TestNamespace namespace) {
    Proof.replayable(seed, () -> toggle(new Random(seed), namespace));
  }

  private static void toggle(Random random, TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      for (int i = 0; i < TOGGLES; i++) {
        lagos.apply(Lagos.minimal("1.51.0") + anything(random));
        var whole = random.nextBoolean();
        lagos.await(
            "billing",
            whole ? "its end" : "a word on it",
            l -> Lagos.isSeen(l) && (!whole || "True".equals(Lagos.ready(l).getStatus())));
      }
      lagos.apply(Lagos.minimal("1.51.0"));
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      Moments.judge(events);
      StatusJudge.judge(events);
    }
  }

  private static String anything(Random random) {
    return """
      state: %s
      components:
        worker: {replicas: %d}
        api: {replicas: %d}
        billing: {enabled: %s}
        events: {enabled: %s, replicas: %d}
        webhook: {enabled: %s}
    """
        .formatted(
            random.nextInt(4) == 0 ? "Stopped" : "Running",
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            random.nextBoolean(),
            random.nextBoolean(),
            1 + random.nextInt(2),
            random.nextBoolean());
  }
}
