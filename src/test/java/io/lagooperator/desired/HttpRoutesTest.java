package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRoutesTest {
  private static final String FRONT = "billing.example.com";
  private static final String API = "api.billing.example.com";
  private static final String GATEWAY =
      "gateway: {annotations: {a: b}, parentRefs: [{name: public, namespace: gateways, sectionName: https}]}";

  private final List<HTTPRoute> two =
      HttpRoutes.of(
          InstanceResolver.resolve(
              Specs.spec(
                  "version: 1.51.0\nurls: {front: https://%s, api: https://%s}\n%s"
                      .formatted(FRONT, API, GATEWAY))));

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
}
