package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.RouteParentStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the controllers of Gateways say of a route. */
public record RouteFacts(String name, boolean answered, List<Refusal> refusals) {
  private static final Set<String> ASKED = Set.of("Accepted", "ResolvedRefs");

  /** Which Gateway does not take the route, and why. */
  public record Refusal(String gateway, String reason, String message) {}

  public static RouteFacts of(HTTPRoute route) {
    var parents = Optional.ofNullable(route.getStatus()).map(s -> s.getParents()).orElse(List.of());
    var answers =
        parents.stream()
            .filter(p -> p.getConditions().stream().anyMatch(c -> isAnswer(c, route)))
            .toList();
    return new RouteFacts(
        route.getMetadata().getName(),
        !answers.isEmpty(),
        answers.stream().flatMap(parent -> refusals(parent, route)).toList());
  }

  private static Stream<Refusal> refusals(RouteParentStatus parent, HTTPRoute route) {
    return parent.getConditions().stream()
        .filter(condition -> isAnswer(condition, route) && "False".equals(condition.getStatus()))
        .map(
            condition ->
                new Refusal(
                    gateway(parent.getParentRef(), route),
                    condition.getReason(),
                    Optional.ofNullable(condition.getMessage()).orElse("")));
  }

  /** Of the route as it is now: what was said of an earlier one does not count. */
  private static boolean isAnswer(Condition condition, HTTPRoute route) {
    var seen = Optional.ofNullable(condition.getObservedGeneration()).orElse(Long.MAX_VALUE);
    var now = Optional.ofNullable(route.getMetadata().getGeneration()).orElse(0L);
    return ASKED.contains(condition.getType()) && seen >= now;
  }

  private static String gateway(ParentReference parent, HTTPRoute route) {
    var namespace =
        Optional.ofNullable(parent.getNamespace()).orElse(route.getMetadata().getNamespace());
    return namespace + "/" + parent.getName();
  }
}
