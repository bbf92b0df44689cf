package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Routes of the Gateway API, which a cluster may come to serve after the operator has started. */
@WithOperator
class GatewayClusterTest {
  private static final String GATEWAY = "gateway: {parentRefs: [{name: public}]}";

  @Test
  void routesAreMadeAsSoonAsTheClusterServesThem(TestNamespace namespace) throws IOException {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(GATEWAY);
    var ready = lagos.awaitReason("billing", "KindNotServed");
    assertThat(ready.getMessage())
        .startsWith("HTTPRoute billing cannot be made")
        .contains("gateway.networking.k8s.io/v1 HTTPRoute", "Install");

    namespace.serve("gateway/httproutes.yaml");

    lagos.awaitState("billing", "Running");
    var route = Patches.on(namespace, HTTPRoute.class, "billing");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    route.merge("{\"spec\": {\"hostnames\": [\"elsewhere.example.com\"]}}");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    answer(namespace, "False", "NotAllowedByListeners");
    lagos.await("billing", "a refused route", l -> reason(l).equals("RouteRefused"));
    assertThat(lagos.get("billing").getStatus().message())
        .startsWith(
            "All 8 services are running. Gateway %s/public does not take"
                .formatted(namespace.name()));
    answer(namespace, "True", "Accepted");
    lagos.await("billing", "a route that is taken", l -> reason(l).equals("Done"));

    lagos.applyMinimal();
    namespace
        .client()
        .resources(HTTPRoute.class)
        .withName("billing")
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static String reason(LagoInstance lago) {
    return Lagos.condition(lago, "Exposed").getReason();
  }

  /** As the controller of a Gateway does. */
  private static void answer(TestNamespace namespace, String accepted, String reason) {
    namespace
        .client()
        .resources(HTTPRoute.class)
        .withName("billing")
        .editStatus(
            route ->
                new HTTPRouteBuilder(route)
                    .withNewStatus()
                    .addNewParent()
                    .withControllerName("example.com/gateway")
                    .withNewParentRef()
                    .withName("public")
                    .endParentRef()
                    .withConditions(
                        new ConditionBuilder()
                            .withType("Accepted")
                            .withStatus(accepted)
                            .withReason(reason)
                            .withMessage("")
                            .withObservedGeneration(route.getMetadata().getGeneration())
                            .withLastTransitionTime("2026-01-01T00:00:00Z")
                            .build())
                    .endParent()
                    .endStatus()
                    .build());
  }
}
