package io.lagooperator.leadership;

import io.lagooperator.settings.LeaseSettings;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the lease was last renewed, by a clock that goes on while the process is held up. It counts
 * from when the renewal was asked for: the server cannot have heard of it before.
 */
final class Renewals {
  /** A server that is slow or away is asked again after some time; that is no fault of ours. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private record Renewal(long at) {}

  private final long deadline;
  private final long silence;
  private final LongSupplier nanoTime;
  private volatile @Nullable Renewal last;
  private volatile long askedAt;

  Renewals(LeaseSettings settings, LongSupplier nanoTime) {
    this.deadline = settings.renewDeadline().toNanos();
    this.silence = settings.duration().plus(LONGEST_SILENCE).toNanos();
    this.nanoTime = nanoTime;
    this.askedAt = nanoTime.getAsLong();
  }

  void asked() {
    askedAt = nanoTime.getAsLong();
  }

  /** Does what renews the lease; if that fails, the last renewal stands. */
  void by(Runnable renewal) {
    var asked = nanoTime.getAsLong();
    renewal.run();
    last = new Renewal(asked);
  }

  void end() {
    last = null;
  }

  /** Whether the deadline, after which another replica is not far, has not come yet. */
  boolean areRecent() {
    var renewal = last;
    return renewal != null && nanoTime.getAsLong() - renewal.at() < deadline;
  }

  /** Whether somebody still looks after the lease. */
  boolean areAskedFor() {
    return nanoTime.getAsLong() - askedAt < silence;
  }
}
