package io.lagooperator.runtime;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Gives memory back once work is done: a collector that nothing presses leaves the heap as large as
 * the work has made it, which was more than all else that the operator needs.
 */
public final class HeapCare {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final long MEBIBYTE = 1 << 20;

  /** What is made in the meantime at rest. */
  static final long LITTLE = 2 * MEBIBYTE;

  /** What is not worth the effort. */
  static final long WORTH_IT = 8 * MEBIBYTE;

  private long usedBefore = Long.MAX_VALUE;
  private long usedAfterLast;

  HeapCare() {}

  /** Runs as long as the process does. */
  public static void start() {
    var care = new HeapCare();
    var thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var own = new Thread(task, "heap");
              own.setDaemon(true);
              return own;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            care::look, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (isDue(used())) {
      System.gc();
      collected(used());
    }
  }

  /** At rest, and after work that has left something. */
  boolean isDue(long used) {
    var atRest = used >= usedBefore && used - usedBefore < LITTLE;
    usedBefore = used;
    return atRest && used - usedAfterLast > WORTH_IT;
  }

  void collected(long used) {
    usedBefore = used;
    usedAfterLast = used;
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
