package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which news of an instance may wait for more of them: how far work has come, and nothing else. A
 * bring-up changes its words with each pod, and each word would be a write.
 */
public final class Gathering {
  /** How long such news may be gathered, from the last that was told. */
  public static final Duration PERIOD = Duration.ofSeconds(5);

  private Gathering() {}

  public static boolean mayWait(LagoInstanceStatus before, LagoInstanceStatus now) {
    return isAtWork(before)
        && isAtWork(now)
        && Objects.equals(before.observedGeneration(), now.observedGeneration())
        && Objects.equals(paused(before), paused(now));
  }

  private static boolean isAtWork(LagoInstanceStatus status) {
    return ServiceState.Starting.name().equals(status.state());
  }

  private static Optional<Condition> paused(LagoInstanceStatus status) {
    return Optional.ofNullable(status.conditions()).orElse(List.of()).stream()
        .filter(c -> c.getType().equals(Conditions.PAUSED))
        .findFirst();
  }
}
