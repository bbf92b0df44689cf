package io.lagooperator.apply;

import io.lagooperator.status.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers since when objects could not be written for a reason that should pass by itself. A
 * finalizer that hangs looks just the same, and nothing but time tells.
 */
final class PassingFailures {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Map<String, Instant>> since = new ConcurrentHashMap<>();

  /** The outcome of a pass over the instance with this uid, judged by those before it. */
  Outcome judge(String uid, Outcome outcome, Instant now) {
    var passing = outcome.passing();
    if (passing.isEmpty()) {
      since.remove(uid);
      return outcome;
    }
    var times = since.computeIfAbsent(uid, id -> new ConcurrentHashMap<>());
    times.keySet().retainAll(passing);
    passing.forEach(object -> times.putIfAbsent(object, now));
    return outcome.withStuck(
        failure -> !now.isBefore(times.getOrDefault(failure.object(), now).plus(PATIENCE)));
  }

  void keepOnly(Set<String> uids) {
    since.keySet().retainAll(uids);
  }

  /** When the first of those that still may pass will have had its time. */
  Optional<Instant> patienceEnds(String uid, Instant now) {
    return since.getOrDefault(uid, Map.of()).values().stream()
        .map(began -> began.plus(PATIENCE))
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }
}
