package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.Upgrade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which news of an instance may wait for more of them: how far a bring-up has come, and nothing
 * else. It changes its words with each pod, and each word would be a write.
 */
public final class Gathering {
  /** How long such news may be gathered, from the last that was told. */
  public static final Duration PERIOD = Duration.ofSeconds(10);

  /** What these say is how far it has come; nothing is stalled that is at work. */
  private static final Set<String> OF_PROGRESS =
      Set.of(
          Conditions.READY,
          Conditions.RECONCILING,
          Conditions.STALLED,
          Conditions.KEYS_READY,
          Conditions.DATA_READY,
          Conditions.MIGRATED,
          Conditions.EXPOSED);

  private Gathering() {}

  public static boolean mayWait(LagoInstanceStatus before, LagoInstanceStatus now) {
    return isAtWork(before)
        && isAtWork(now)
        && Objects.equals(before.observedGeneration(), now.observedGeneration())
        && of(before, Upgrade::hop).equals(of(now, Upgrade::hop))
        && of(before, Upgrade::step).equals(of(now, Upgrade::step))
        && others(before).equals(others(now));
  }

  private static boolean isAtWork(LagoInstanceStatus status) {
    return ServiceState.Starting.name().equals(status.state());
  }

  private static Optional<String> of(LagoInstanceStatus status, Function<Upgrade, String> part) {
    return Optional.ofNullable(status.upgrade()).map(part);
  }

  /** What all other conditions say, but for its words. */
  private static Map<String, String> others(LagoInstanceStatus status) {
    return Optional.ofNullable(status.conditions()).orElse(List.of()).stream()
        .filter(c -> !OF_PROGRESS.contains(c.getType()))
        .collect(Collectors.toMap(c -> c.getType(), c -> c.getStatus() + " " + c.getReason()));
  }
}
