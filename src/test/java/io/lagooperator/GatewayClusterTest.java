package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    serveRoutes(namespace);

    lagos.awaitState("billing", "Running");
    var route = Patches.on(namespace, HTTPRoute.class, "billing");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    route.merge("{\"spec\": {\"hostnames\": [\"elsewhere.example.com\"]}}");
    route.await(it -> it.getSpec().getHostnames().contains("billing.example.com"));

    lagos.applyMinimal();
    namespace
        .client()
        .resources(HTTPRoute.class)
        .withName("billing")
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** For good: a watch of a kind that is no longer served ends the operator. */
  private static void serveRoutes(TestNamespace namespace) throws IOException {
    var yaml = Files.readString(Path.of("src/test/cluster/gateway/httproutes.yaml"));
    namespace
        .cluster()
        .client()
        .resource(Serialization.unmarshal(yaml, CustomResourceDefinition.class))
        .create();
  }
}
