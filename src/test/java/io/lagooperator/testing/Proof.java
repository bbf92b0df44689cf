package io.lagooperator.testing;

import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whether tests that usually draw a sample are to go through all cases, and what they draw by. */
public final class Proof {
  private Proof() {}

  /** So under the profile of that name. */
  public static boolean isAsked() {
    return Boolean.getBoolean("proof");
  }

  /** The seed that was given to see a failure again, else a new one. */
  public static long seed() {
    return Long.getLong("seed", new Random().nextLong());
  }

  /** One for each walk: a sample, or under that profile the full count. */
  public static LongStream seeds(int sample, int full) {
    return LongStream.iterate(seed(), seed -> seed + 1).limit(isAsked() ? full : sample);
  }

  /**
   * Walks with seeds of their own, on all cores; the first that fails tells its seed and itself.
   */
  public static void walk(int walks, LongFunction<? extends Runnable> withSeed) {
    var start = seed();
    IntStream.range(0, walks)
        .parallel()
        .mapToLong(i -> start + i)
        .forEach(
            seed -> {
              var walk = withSeed.apply(seed);
              replayable(seed, " " + walk, walk);
            });
    System.out.printf("%d walks, with -Dseed=%d.%n", walks, start);
  }

  /** Has a walk that fails tell its seed: Maven tells of such a test by nothing but a number. */
  public static void replayable(long seed, Runnable walk) {
    replayable(seed, "", walk);
  }

  private static void replayable(long seed, String what, Runnable walk) {
    try {
      walk.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dseed=%d%s".formatted(seed, what), e);
    }
  }
}
