package io.lagooperator.faults;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.lagooperator.desired.ExternalSecretV1Beta1;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.status.Reason;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kinds that others bring. A cluster comes to serve each only once, so these are tried where the
 * rest of what is done with the kind is tested.
 */
public final class KindFaults {
  private static final String GATEWAY = "gateway: {parentRefs: [{name: public}]}";

  private KindFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        routesNotServed(),
        routeRefused(),
        scalersNotServed(""),
        scalerHangs(""),
        externalSecretsNotServed("", Map.of()),
        externalSecretNotSynced(Map.of()));
  }

  public static Fault routesNotServed() {
    return Fault.of("the cluster does not serve HTTPRoutes", Reason.KindNotServed)
        .saysWithNextStep(
            "HTTPRoute billing cannot be made", "gateway.networking.k8s.io/v1 HTTPRoute")
        .when(scene -> scene.lagos().applyMinimal(GATEWAY))
        .untilCuredBy(scene -> scene.place().serve("gateway/httproutes.yaml"));
  }

  /** Of an instance that runs with a route. */
  public static Fault routeRefused() {
    return Fault.of("a Gateway does not take the route", Reason.RouteRefused)
        .saysWithNextStep(
            "Gateway {ns}/public does not take HTTPRoute billing: NotAllowedByListeners")
        .with(Effect.DEGRADES)
        .when(scene -> answer(scene, "False", "NotAllowedByListeners"))
        .untilCuredBy(scene -> answer(scene, "True", "Accepted"));
  }

  public static Fault scalersNotServed(String spec) {
    return Fault.of("the cluster does not serve ScaledObjects", Reason.KindNotServed)
        .saysWithNextStep("cannot be made, since this cluster does not serve keda.sh/v1alpha1")
        .when(scene -> scene.lagos().applyMinimal(spec))
        .untilCuredBy(scene -> scene.place().serve("keda/kinds.yaml"));
  }

  /** Of an instance that runs with a scaled worker. */
  public static Fault scalerHangs(String spec) {
    return Fault.of("KEDA is gone and its finalizer hangs", Reason.StoppingOldRelease)
        .says(
            "worker, whose ScaledObject billing-worker KEDA has yet to let go",
            "if KEDA is gone, remove the finalizer of that object")
        .with(Effect.DELAYS)
        .before(
            scene ->
                scene
                    .on(ScaledObject.class, "billing-worker")
                    .merge("{\"metadata\": {\"finalizers\": [\"finalizer.keda.sh/test\"]}}"))
        .when(
            scene -> {
              scene.lagos().apply(Lagos.minimal("1.51.1") + spec.indent(2));
              scene
                  .on(ScaledObject.class, "billing-worker")
                  .await(it -> it.getMetadata().getDeletionTimestamp() != null);
            })
        .untilCuredBy(
            scene ->
                scene
                    .on(ScaledObject.class, "billing-worker")
                    .merge("{\"metadata\": {\"finalizers\": null}}"));
  }

  public static Fault externalSecretsNotServed(String yaml, Map<String, String> values) {
    return Fault.of("the cluster does not serve ExternalSecrets", Reason.KindNotServed)
        .saysWithNextStep(
            "ExternalSecret billing-settings-", "external-secrets.io/v1 ExternalSecret")
        .when(scene -> scene.lagos().apply(yaml))
        .untilCuredBy(
            scene -> {
              scene.place().serve("external-secrets.yaml");
              scene.secret(awaitName(scene), values); // as External Secrets does
            });
  }

  /** Of an instance that runs by a bag of an external store. */
  public static Fault externalSecretNotSynced(Map<String, String> values) {
    return Fault.of("a bag does not come from its store", Reason.SecretMissing)
        .says(
            "spec.settingsFrom: Secret {ns}/billing-settings-",
            "External Secrets makes it from lago/env of ClusterSecretStore/vault",
            "look at kubectl describe externalsecret billing-settings-",
            "the operator goes on by itself.")
        .when(scene -> scene.on(Secret.class, awaitName(scene)).delete())
        .untilCuredBy(scene -> scene.secret(awaitName(scene), values));
  }

  private static String awaitName(Scene scene) {
    return scene
        .client()
        .resources(ExternalSecretV1Beta1.class)
        .informOnCondition(list -> !list.isEmpty())
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join()
        .get(0)
        .getMetadata()
        .getName();
  }

  /** As the controller of a Gateway does. */
  private static void answer(Scene scene, String accepted, String reason) {
    scene
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
