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

  /** How often it is renewed, or asked for. */
  public Duration retryPeriod() {
    return duration.dividedBy(15);
  }

  /** How long one request for it may take: one that hangs leaves time for another. */
  public Duration patience() {
    return renewDeadline().dividedBy(2);
  }
}
