package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.status.Reason;
import java.util.List;

/** Why an instance is not as its spec asks: the one cause, and what to type next. */
record Explanation(boolean well, String cause, String advice, List<String> commands) {

  static Explanation of(LagoInstance lago) {
    var now = new Statuses(lago);
    if (!now.isThere()) {
      return new Explanation(
          false,
          "No operator has looked at it: none runs, or its class or namespaces are others.",
          "Start the operator, or compare its LAGO_OPERATOR_NAMESPACES and LAGO_OPERATOR_CLASS with"
              + " this instance.",
          List.of("kubectl get deployments -A -l app.kubernetes.io/name=lago-operator"));
    }
    if (!now.isCurrent()) {
      return new Explanation(
          false,
          "The operator has not looked at the newest spec yet; what it says is of an older one.",
          "This takes a moment. If it lasts, look whether the operator runs.",
          List.of("kubectl get deployments -A -l app.kubernetes.io/name=lago-operator"));
    }
    if (now.is("Ready")) {
      return well(lago, now);
    }
    return now.reason()
        .map(
            reason ->
                new Explanation(
                    false,
                    now.message(),
                    advice(reason, now.message()),
                    new NextCommand(lago).of(reason).stream().toList()))
        .orElse(
            new Explanation(
                false,
                now.message(),
                "Its reason is not known to this plugin: a newer operator says it.",
                List.of()));
  }

  /** It serves, though a part of it may be in trouble. */
  private static Explanation well(LagoInstance lago, Statuses now) {
    var degraded =
        now.condition("Degraded")
            .filter(c -> "True".equals(c.getStatus()))
            .filter(c -> c.getReason() != null && c.getMessage() != null);
    return degraded
        .map(
            c ->
                new Explanation(
                    true,
                    now.message() + " Yet one thing is in trouble: " + c.getMessage(),
                    "",
                    Statuses.known(c.getReason()).flatMap(new NextCommand(lago)::of).stream()
                        .toList()))
        .orElse(new Explanation(true, now.message(), "", List.of()));
  }

  /** Most messages end with the next step already. */
  private static String advice(Reason reason, String message) {
    return message.contains(reason.nextStep()) ? "" : reason.nextStep();
  }
}
