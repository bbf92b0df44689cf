package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the API server refuses is explained, and holds up nothing that does not depend on it. */
@WithOperator
class RefusedByServerClusterTest {
  @Test
  void aRefusedIngressHoldsUpNoUpgrade(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");

    try (var refused = namespace.refuseIngresses("no public routes here")) {
      lagos.apply(Lagos.minimal("1.51.1") + "  ingress: {}\n");

      var ready = lagos.awaitReason("billing", "ObjectRefused");
      assertThat(ready.getMessage())
          .startsWith("Ingress billing was refused by the API server")
          .contains("no public routes here");
      Patches.on(namespace, Deployment.class, "billing-clock")
          .await(clock -> image(clock).endsWith(":v1.51.1"));
    }
    lagos.awaitState("billing", "Running");
  }

  @Test
  void aVolumeThatCannotGrowHoldsUpNoStop(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(storage("10Gi"));
    lagos.awaitState("billing", "Running");

    lagos.applyMinimal(storage("20Gi"));
    var ready = lagos.awaitReason("billing", "ObjectRefused");
    assertThat(ready.getMessage())
        .startsWith("A change of PersistentVolumeClaim billing-files was refused");

    lagos.applyMinimal(storage("20Gi"), "state: Stopped");

    // The stores are the last to stop.
    Patches.on(namespace, StatefulSet.class, "billing-postgresql")
        .await(store -> store.getSpec().getReplicas() == 0);
  }

  @Test
  void aVolumeThatWasPutBackIsTakenOverByItsLabels(TestNamespace namespace) {
    var labels =
        Map.of(
            "app.kubernetes.io/managed-by", "lago-operator",
            "lago-operator.io/instance", "billing");
    namespace.client().resource(restored("billing-files", Map.of())).create();
    namespace.client().resource(restored("billing-redis", labels)).create();
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();

    var ready = lagos.awaitReason("billing", "ObjectForeign");
    assertThat(ready.getMessage())
        .startsWith("PersistentVolumeClaim billing-files exists")
        .contains("lago-operator.io/instance")
        .doesNotContainIgnoringCase("delete");

    Patches.on(namespace, PersistentVolumeClaim.class, "billing-files")
        .merge(
            """
            {"metadata": {"labels": {"app.kubernetes.io/managed-by": "lago-operator",
                                     "lago-operator.io/instance": "billing"}}}
            """);
    lagos.awaitState("billing", "Running");
  }

  private static PersistentVolumeClaim restored(String name, Map<String, String> labels) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .withRequests(Map.of("storage", new Quantity("50Gi")))
        .endResources()
        .endSpec()
        .build();
  }

  /** Of a class that no volume of can grow. */
  private static String storage(String size) {
    return "storage: {volume: {size: %s, storageClassName: scw-fs}}".formatted(size);
  }

  private static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
  }
}
