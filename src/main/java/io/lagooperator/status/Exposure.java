package io.lagooperator.status;

import io.lagooperator.model.Gateway;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.RouteFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the instance can be reached from outside. Who decides that is not ours: an instance all
 * of whose services run stays Running where a Gateway does not take its routes, but says so.
 */
final class Exposure {
  private final Situation situation;

  Exposure(Situation situation) {
    this.situation = situation;
  }

  boolean isThere() {
    return isRouted()
        && routes().noneMatch(situation.outcome()::lacks)
        && refusal().isEmpty()
        && unanswered().isEmpty();
  }

  Finding finding() {
    if (!isRouted()) {
      return new Finding(
          Reason.NotAsked, "There is no public route: neither ingress nor gateway is set.");
    }
    var kind = instance().route().isPresent() ? "Ingress" : "HTTPRoute";
    var name = instance().names().ingress();
    return routes()
        .flatMap(route -> situation.outcome().failure(route).stream())
        .findFirst()
        .or(this::refusal)
        .or(this::unanswered)
        .orElseGet(
            () ->
                isThere()
                    ? new Finding(
                        Reason.Done,
                        "%s %s routes %s.".formatted(kind, name, instance().urls().front()))
                    : new Finding(
                        Reason.Waiting, "%s %s is not written yet.".formatted(kind, name)));
  }

  /** What a Gateway does not take. */
  Optional<Finding> refusal() {
    return facts()
        .flatMap(
            route ->
                route.refusals().stream()
                    .map(
                        refusal ->
                            Finding.withNextStep(
                                Reason.RouteRefused,
                                "Gateway %s does not take HTTPRoute %s: %s"
                                    .formatted(refusal.gateway(), route.name(), words(refusal)))))
        .findFirst();
  }

  /** To be said where all else is well. */
  String warning() {
    return refusal().map(finding -> " " + finding.sentence()).orElse("");
  }

  private static String words(RouteFacts.Refusal refusal) {
    var message = Scrubber.scrub(refusal.message());
    return refusal.reason() + (message.isEmpty() ? "" : ", " + message);
  }

  private Optional<Finding> unanswered() {
    return facts()
        .filter(route -> !route.answered())
        .findFirst()
        .map(
            route ->
                new Finding(
                    Reason.Waiting,
                    "No controller has taken HTTPRoute %s yet. If that stays so, see that Gateway %s is there and has a controller."
                        .formatted(route.name(), gateways())));
  }

  private String gateways() {
    return instance().gateway().map(Gateway::parents).orElse(List.of()).stream()
        .map(parent -> parent.namespace().orElse(instance().namespace()) + "/" + parent.name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<RouteFacts> facts() {
    return instance().gateway().isEmpty() ? Stream.empty() : situation.observed().routes().stream();
  }

  private boolean isRouted() {
    return instance().route().isPresent() || instance().gateway().isPresent();
  }

  /** Every object that a route can be made of. */
  private Stream<String> routes() {
    var names = instance().names();
    return Stream.of(
        "Ingress " + names.ingress(),
        "HTTPRoute " + names.httpRoute(),
        "HTTPRoute " + names.apiRoute());
  }

  private Instance instance() {
    return situation.instance();
  }
}
