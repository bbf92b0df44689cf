package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.testing.Specs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever opens Lago to the public, the same paths are open and the same are not. */
class PublicPathsTest {
  private static final String FRONT = "billing.example.com";
  private static final String API = "api.billing.example.com";
  private static final String ONE_HOST = "urls: {front: https://%s}".formatted(FRONT);
  private static final String TWO_HOSTS =
      "urls: {front: https://%s, api: https://%s}".formatted(FRONT, API);

  /** A path of one host, and the Service behind it. */
  private record Route(String host, String path, String service) {}

  private final List<List<Route>> ofOneHost = both(ONE_HOST);
  private final List<List<Route>> ofTwoHosts = both(TWO_HOSTS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/",
        "/admin/memberships",
        "/sidekiq",
        "/sidekiq/retries",
        "/sidekiq/prometheus/metrics",
        "/metrics",
        "/karafka",
        "/karafka/topics",
        "/health",
        "/ready",
        "/",
        "/apidocs",
        "/api-keys",
        "/graphqlx",
        "/webhooks2",
        "/railsx"
      })
  void whatIsNotForThePublicNeverReachesTheApi(String path) {
    assertThat(ofOneHost)
        .allSatisfy(it -> assertThat(service(it, FRONT, path)).hasValue("billing-front"));
    assertThat(ofTwoHosts).allSatisfy(it -> assertThat(service(it, API, path)).isEmpty());
    assertThat(ofTwoHosts)
        .allSatisfy(it -> assertThat(service(it, FRONT, path)).hasValue("billing-front"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/v1/customers",
        "/graphql",
        "/cable",
        "/rails/active_storage/blobs/x",
        "/webhooks/stripe/1"
      })
  void whatThePublicNeedsReachesTheApi(String path) {
    assertThat(ofOneHost)
        .allSatisfy(it -> assertThat(service(it, FRONT, path)).hasValue("billing-api"));
    assertThat(ofTwoHosts)
        .allSatisfy(it -> assertThat(service(it, API, path)).hasValue("billing-api"));
    assertThat(ofTwoHosts)
        .allSatisfy(it -> assertThat(service(it, FRONT, path)).hasValue("billing-front"));
  }

  /** By an Ingress, and by the routes of a gateway. */
  private static List<List<Route>> both(String urls) {
    return List.of(
        ofIngress(instance(urls, "ingress: {}")),
        ofGateway(instance(urls, "gateway: {parentRefs: [{name: public}]}")));
  }

  private static Instance instance(String... spec) {
    return InstanceResolver.resolve(Specs.spec("version: 1.51.0\n" + String.join("\n", spec)));
  }

  private static List<Route> ofIngress(Instance instance) {
    return Ingresses.of(instance).orElseThrow().getSpec().getRules().stream()
        .flatMap(
            rule ->
                rule.getHttp().getPaths().stream()
                    .map(
                        it ->
                            new Route(
                                rule.getHost(),
                                it.getPath(),
                                it.getBackend().getService().getName())))
        .toList();
  }

  private static List<Route> ofGateway(Instance instance) {
    return HttpRoutes.of(instance).stream()
        .map(route -> route.getSpec())
        .flatMap(
            spec ->
                spec.getHostnames().stream()
                    .flatMap(
                        host ->
                            spec.getRules().stream()
                                .flatMap(
                                    rule ->
                                        rule.getMatches().stream()
                                            .map(
                                                match ->
                                                    new Route(
                                                        host,
                                                        match.getPath().getValue(),
                                                        rule.getBackendRefs().get(0).getName())))))
        .toList();
  }

  /** Kubernetes takes both element by element; the longest match wins. */
  private static Optional<String> service(List<Route> routes, String host, String path) {
    return routes.stream()
        .filter(route -> route.host().equals(host) && isPrefix(route.path(), path))
        .max(Comparator.comparing(route -> elements(route.path()).size()))
        .map(Route::service);
  }

  private static boolean isPrefix(String prefix, String path) {
    var wanted = elements(prefix);
    var given = elements(path);
    return given.size() >= wanted.size() && given.subList(0, wanted.size()).equals(wanted);
  }

  private static List<String> elements(String path) {
    return Arrays.stream(path.split("/", -1)).filter(e -> !e.isEmpty()).toList();
  }
}
