package io.lagooperator.apply;

import io.lagooperator.status.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has told of each instance, by uid: when its status was, and the last event. Who
 * starts anew knows nothing of it, and at worst tells a thing twice.
 */
final class Told {
  private final Map<String, Instant> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> events = new ConcurrentHashMap<>();

  void status(String uid, Instant now) {
    statuses.put(uid, now);
  }

  /** What is left of this time since the last status; nothing after a clock was set back. */
  Optional<Duration> timeUntil(String uid, Duration period, Instant now) {
    return Optional.ofNullable(statuses.get(uid))
        .filter(last -> !last.isAfter(now))
        .map(last -> Duration.between(now, last.plus(period)))
        .filter(left -> left.compareTo(Duration.ZERO) > 0);
  }

  /** All is, but that an instance runs again after a change: then it is just as it was. */
  boolean isNews(String uid, Transition transition) {
    var event = transition.condition().getReason();
    return !event.equals(events.put(uid, event)) || !transition.isBack();
  }

  void keepOnly(Set<String> uids) {
    statuses.keySet().retainAll(uids);
    events.keySet().retainAll(uids);
  }
}
