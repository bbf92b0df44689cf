package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.testing.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressesTest {
  private static final String FRONT = "billing.example.com";
  private static final String API = "api.billing.example.com";

  private final Ingress one =
      ingress("version: 1.51.0\nurls: {front: https://billing.example.com}");
  private final Ingress two =
      ingress(
          "version: 1.51.0\nurls: {front: https://billing.example.com, api: https://api.billing.example.com}");

  @Test
  void noRuleIsForEveryHostAndThereIsNoDefault() {
    for (var ingress : List.of(one, two)) {
      assertThat(ingress.getSpec().getDefaultBackend()).isNull();
      assertThat(ingress.getSpec().getRules()).allMatch(rule -> !rule.getHost().isEmpty());
      assertThat(paths(ingress)).allMatch(path -> path.getPathType().equals("Prefix"));
    }
  }

  @Test
  void backendsAreNamedByPortSoThatServicesMayChangeIt() {
    assertThat(paths(one))
        .allMatch(path -> path.getBackend().getService().getPort().getName().equals("main"));
  }

  @Test
  void withoutARouteThereIsNone() {
    assertThat(Ingresses.of(Specs.instance(""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ClusterIssuer, cert-manager.io/cluster-issuer",
    "Issuer, cert-manager.io/issuer",
  })
  void anIssuerIsAskedByItsAnnotation(String kind, String annotation) {
    var ingress =
        ingress(
            """
            version: 1.51.0
            urls: {front: https://billing.example.com, api: https://api.billing.example.com}
            ingress: {className: traefik, annotations: {a: b}, tls: {issuer: {name: letsencrypt, kind: %s}}}
            """
                .formatted(kind));
    assertThat(ingress.getMetadata().getAnnotations())
        .containsEntry(annotation, "letsencrypt")
        .containsEntry("a", "b");
    assertThat(ingress.getSpec().getIngressClassName()).isEqualTo("traefik");
    assertThat(ingress.getSpec().getTls())
        .singleElement()
        .satisfies(
            tls -> {
              assertThat(tls.getHosts()).containsExactly(FRONT, API);
              assertThat(tls.getSecretName()).isEqualTo("billing-tls");
            });
  }

  private static List<HTTPIngressPath> paths(Ingress ingress) {
    return ingress.getSpec().getRules().stream()
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .toList();
  }

  private static Ingress ingress(String spec) {
    var routed = spec.contains("ingress:") ? spec : spec + "\ningress: {}";
    return Ingresses.of(InstanceResolver.resolve(Specs.spec(routed))).orElseThrow();
  }
}
