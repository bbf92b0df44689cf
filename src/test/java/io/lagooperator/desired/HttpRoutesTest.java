package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.testing.Specs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRoutesTest {
  private static final String FRONT = "billing.example.com";
  private static final String API = "api.billing.example.com";
  private static final String GATEWAY =
      "gateway: {annotations: {a: b}, parentRefs: [{name: public, namespace: gateways, sectionName: https}]}";

  private final List<HTTPRoute> one = HttpRoutes.of(Specs.instance(GATEWAY));
  private final List<HTTPRoute> two =
      HttpRoutes.of(
          InstanceResolver.resolve(
              Specs.spec(
                  "version: 1.51.0\nurls: {front: https://%s, api: https://%s}\n%s"
                      .formatted(FRONT, API, GATEWAY))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/memberships",
        "/sidekiq",
        "/sidekiq/prometheus/metrics",
        "/metrics",
        "/karafka",
        "/health",
        "/ready",
        "/",
        "/api-keys",
        "/graphqlx"
      })
  void whatIsNotForThePublicNeverReachesTheApi(String path) {
    assertThat(backend(one, FRONT, path)).hasValue("billing-front");
    assertThat(backend(two, API, path)).isEmpty();
    assertThat(backend(two, FRONT, path)).hasValue("billing-front");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/v1/customers", "/graphql", "/cable", "/rails/x", "/webhooks/stripe"})
  void whatThePublicNeedsReachesTheApi(String path) {
    assertThat(backend(one, FRONT, path)).hasValue("billing-api");
    assertThat(backend(two, API, path)).hasValue("billing-api");
    assertThat(backend(two, FRONT, path)).hasValue("billing-front");
  }

  @Test
  void routesAttachToTheGatewayThatIsNamed() {
    assertThat(two).hasSize(2);
    for (var route : two) {
      assertThat(route.getMetadata().getAnnotations()).isEqualTo(Map.of("a", "b"));
      assertThat(route.getSpec().getParentRefs())
          .singleElement()
          .satisfies(
              parent -> {
                assertThat(parent.getName()).isEqualTo("public");
                assertThat(parent.getNamespace()).isEqualTo("gateways");
                assertThat(parent.getSectionName()).isEqualTo("https");
              });
    }
  }

  @Test
  void withoutAGatewayThereAreNone() {
    assertThat(HttpRoutes.of(Specs.instance(""))).isEmpty();
  }

  /** As the Gateway API defines PathPrefix: element by element; the longest match wins. */
  private static Optional<String> backend(List<HTTPRoute> routes, String host, String path) {
    return routes.stream()
        .filter(route -> route.getSpec().getHostnames().equals(List.of(host)))
        .flatMap(route -> route.getSpec().getRules().stream())
        .filter(rule -> length(rule, path) >= 0)
        .max(Comparator.comparing(rule -> length(rule, path)))
        .map(rule -> rule.getBackendRefs().get(0).getName());
  }

  private static int length(HTTPRouteRule rule, String path) {
    return rule.getMatches().stream()
        .map(match -> elements(match.getPath().getValue()))
        .filter(prefix -> isPrefix(prefix, elements(path)))
        .mapToInt(List::size)
        .max()
        .orElse(-1);
  }

  private static boolean isPrefix(List<String> prefix, List<String> path) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  private static List<String> elements(String path) {
    return Arrays.stream(path.split("/", -1)).filter(e -> !e.isEmpty()).toList();
  }
}
