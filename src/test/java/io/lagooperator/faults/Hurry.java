package io.lagooperator.faults;

import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.RunningOperator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time as an operator has it whose patience with the cluster has ended: an hour ahead. What it
 * measures by its own time ends when a test says so.
 */
final class Hurry implements InstantSource {
  /** Leaves an instance to that operator. */
  static final String LINE = "operatorClass: hurry";

  private static final AtomicLong SECONDS_AHEAD = new AtomicLong(3600);
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /** Starts it at most once; it ends with the JVM. */
  static void begin(Cluster cluster) {
    if (STARTED.compareAndSet(false, true)) {
      RunningOperator.start(cluster, "lago-operator/hurry", "hurry", new Hurry());
    }
  }

  /** A minute goes by. */
  static void minute() {
    SECONDS_AHEAD.addAndGet(60);
  }

  @Override
  public Instant instant() {
    return Instant.now().plusSeconds(SECONDS_AHEAD.get());
  }
}
