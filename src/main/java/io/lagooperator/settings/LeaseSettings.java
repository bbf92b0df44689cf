package io.lagooperator.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * The Lease by which replicas agree on one that works, what this replica calls itself in it, and
 * for how long a leader is waited for. Without a namespace it is the operator's own.
 */
public record LeaseSettings(
    String name, Optional<String> namespace, String replica, Duration duration) {
  /** When a leader that cannot renew gives up: well before another may follow it. */
  public Duration renewDeadline() {
    return duration.multipliedBy(2).dividedBy(3);
  }

  /** How often it is renewed, or asked for; by chance up to 2.2 times as late. */
  public Duration retryPeriod() {
    return duration.dividedBy(30);
  }

  /**
   * When a lease that nobody has renewed is over. Whoever waits may be late twice, to see the last
   * renewal and to see that there was no other, and still follows within the duration.
   */
  public Duration expiry() {
    return duration.minus(retryPeriod().multipliedBy(2 * 22).dividedBy(10));
  }

  /** How long one request for it may take: one that hangs leaves time for another. */
  public Duration patience() {
    return renewDeadline().dividedBy(2);
  }
}
