package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of the instance that is worth an event: another reason for being ready or not, or else a
 * pause that has begun. That pods come and go on the way is none: status says so while it lasts.
 */
public record Transition(Condition condition, boolean bad) {
  private static final Set<String> ON_THE_WAY =
      Stream.of(
              Reason.Starting,
              Reason.Stopping,
              Reason.StartingStores,
              Reason.MakingOrganization,
              Reason.Waiting)
          .map(Reason::name)
          .collect(Collectors.toUnmodifiableSet());

  public static Optional<Transition> between(List<Condition> before, List<Condition> now) {
    var old = condition(before, Conditions.READY);
    return condition(now, Conditions.READY)
        .filter(
            condition ->
                old.filter(o -> Objects.equals(o.getReason(), condition.getReason())).isEmpty())
        .filter(condition -> !ON_THE_WAY.contains(condition.getReason()))
        .map(condition -> new Transition(condition, isBad(now)))
        .or(() -> pause(before, now));
  }

  /** Whether it only says that all is as the spec asks. */
  public boolean isBack() {
    return condition.getReason().equals(Reason.Running.name())
        || condition.getReason().equals(Reason.Stopped.name());
  }

  private static Optional<Transition> pause(List<Condition> before, List<Condition> now) {
    return condition(now, Conditions.PAUSED)
        .filter(paused -> condition(before, Conditions.PAUSED).isEmpty())
        .map(paused -> new Transition(paused, false));
  }

  private static Optional<Condition> condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  private static boolean isBad(List<Condition> conditions) {
    return conditions.stream()
        .anyMatch(c -> Conditions.STALLED.equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
