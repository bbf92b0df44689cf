package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.lagooperator.faults.FaultTrial;
import io.lagooperator.faults.KindFaults;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.Upkeep;
import io.lagooperator.testing.WithOperator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Routes of the Gateway API, which a cluster may come to serve after the operator has started. */
@WithOperator
class GatewayClusterTest {
  @Test
  void routesAreMadeAsSoonAsTheClusterServesThem(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    FaultTrial.once(KindFaults.routesNotServed(), namespace);
    var route = Patches.on(namespace, HTTPRoute.class, "billing");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    route.merge("{\"spec\": {\"hostnames\": [\"elsewhere.example.com\"]}}");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    Upkeep.restoresALabel(namespace, HTTPRoute.class, "billing");

    FaultTrial.once(KindFaults.routeRefused(), namespace);
    assertThat(Lagos.condition(lagos.get("billing"), "Exposed").getReason()).isEqualTo("Done");

    lagos.applyMinimal();
    namespace
        .client()
        .resources(HTTPRoute.class)
        .withName("billing")
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
