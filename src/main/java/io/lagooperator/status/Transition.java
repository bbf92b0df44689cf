package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A change of the instance that is worth an event: another reason for being ready or not. */
public record Transition(Condition condition, boolean bad) {
  public static Optional<Transition> between(List<Condition> before, List<Condition> now) {
    var old = ready(before);
    return ready(now)
        .filter(
            condition ->
                old.filter(o -> Objects.equals(o.getReason(), condition.getReason())).isEmpty())
        .map(condition -> new Transition(condition, isBad(now)));
  }

  private static Optional<Condition> ready(List<Condition> conditions) {
    return conditions.stream().filter(c -> Conditions.READY.equals(c.getType())).findFirst();
  }

  private static boolean isBad(List<Condition> conditions) {
    return conditions.stream()
        .anyMatch(c -> Conditions.STALLED.equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
