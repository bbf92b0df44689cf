package io.lagooperator.faults;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.status.Reason;
import java.util.Map;
import java.util.stream.Stream;

/** What the API server, its admission and its controllers do not let happen. */
final class ServerFaults {
  private ServerFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(refusals(), Stream.concat(quotas(), endings()));
  }

  private static Stream<Fault> refusals() {
    return Stream.of(
        Fault.of("a policy refuses the Ingress", Reason.ObjectRefused)
            .saysWithNextStep("Ingress billing was refused by the API server", "no public routes")
            .before(
                scene -> {
                  scene.secrets();
                  scene.refused(scene.place().refuseIngresses("no public routes"));
                })
            .when(scene -> scene.apply("ingress: {}"))
            .untilCuredBy(Scene::allow),
        Fault.of("a policy refuses a change of a Deployment", Reason.ObjectRefused)
            .saysWithNextStep(
                "A change of Deployment billing-worker was refused by the API server", "frozen")
            .before(
                scene -> {
                  scene.run();
                  scene.refused(scene.place().refuseDeployments("frozen until Monday"));
                })
            .when(scene -> scene.secret("redis", Map.of("password", "an0ther-Pass")))
            .untilCuredBy(Scene::allow));
  }

  private static Stream<Fault> quotas() {
    return Stream.of(
        Fault.of("a quota leaves no room for a pod", Reason.PodsRefused)
            .saysWithNextStep(
                "Pods of Deployment billing-front are refused", "exceeded quota: full")
            .before(scene -> scene.run(Hurry.LINE))
            .when(
                scene -> {
                  quota(scene);
                  scene.kubelets().replace("front");
                  awaitFailure(scene, "billing-front");
                })
            .untilCuredBy(ServerFaults::noQuota),
        Fault.of("a LimitRange forbids what a pod asks for", Reason.PodsRefused)
            .saysWithNextStep("Pods of Deployment billing-api are refused", "memory")
            .before(scene -> scene.run(Hurry.LINE))
            .when(
                scene -> {
                  scene.client().resource(tight()).create();
                  scene.kubelets().replace("api");
                  awaitFailure(scene, "billing-api");
                })
            .untilCuredBy(scene -> scene.client().resource(tight()).delete()),
        Fault.of("a quota leaves no room for a data store", Reason.PodsRefused)
            .saysWithNextStep(
                "StatefulSet billing-redis should have a pod and has none:"
                    + " kubectl -n {ns} describe statefulset billing-redis says why")
            .before(scene -> scene.run(Hurry.LINE, "redis: {bundled: {}}"))
            .when(
                scene -> {
                  quota(scene);
                  scene.kubelets().replace("redis");
                })
            .untilCuredBy(ServerFaults::noQuota),
        Fault.of("a quota leaves no room for the migration", Reason.PodsRefused)
            .saysWithNextStep("Job billing-migrate-1-51-0-", "should have a pod and has none")
            .before(
                scene -> {
                  scene.secrets();
                  quota(scene);
                })
            .when(scene -> scene.apply(Hurry.LINE))
            .untilCuredBy(ServerFaults::noQuota));
  }

  private static Stream<Fault> endings() {
    return Stream.of(
        Fault.of("a volume in use is deleted", Reason.VolumeEnding)
            .saysWithNextStep("PersistentVolumeClaim billing-files is being deleted")
            .before(Scene::run)
            .when(scene -> scene.on(PersistentVolumeClaim.class, "billing-files").delete())
            .untilCuredBy(scene -> letGo(scene, PersistentVolumeClaim.class, "billing-files")),
        Fault.of("an object of an earlier instance does not go away", Reason.ObjectStuck)
            .saysWithNextStep("ConfigMap billing-front cannot be written")
            .before(Scene::secrets)
            .when(
                scene -> {
                  scene.client().resource(leftOver()).create();
                  scene.apply(Hurry.LINE);
                  waitForNothing(scene, "ConfigMap billing-front");
                })
            .untilCuredBy(
                scene -> {
                  letGo(scene, ConfigMap.class, "billing-front");
                  scene.stir();
                }),
        Fault.of("a Deployment is deleted and does not go away", Reason.ObjectStuck)
            .saysWithNextStep("Deployment billing-front cannot be written")
            .before(scene -> scene.run(Hurry.LINE))
            .when(
                scene -> {
                  var front = scene.on(Deployment.class, "billing-front");
                  front.merge("{\"metadata\": {\"finalizers\": [\"example.com/hangs\"]}}");
                  front.delete();
                  waitForNothing(scene, "Deployment billing-front");
                })
            .untilCuredBy(scene -> letGo(scene, Deployment.class, "billing-front")));
  }

  /** Until it should long have passed. */
  private static void waitForNothing(Scene scene, String object) {
    scene
        .lagos()
        .await("billing", object, l -> String.valueOf(l.getStatus().message()).contains(object));
    Hurry.minute();
    scene.stir();
  }

  /** What held it back was a controller that is gone. */
  private static ConfigMap leftOver() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("billing-front")
        .withFinalizers("example.com/hangs")
        .addNewOwnerReference()
        .withApiVersion("lago-operator.io/v1alpha1")
        .withKind("LagoInstance")
        .withName("billing")
        .withUid("00000000-0000-0000-0000-000000000000")
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static <T extends io.fabric8.kubernetes.api.model.HasMetadata> void letGo(
      Scene scene, Class<T> kind, String name) {
    scene.on(kind, name).merge("{\"metadata\": {\"finalizers\": null}}");
  }

  private static void quota(Scene scene) {
    scene.client().resource(full()).create();
    scene
        .on(ResourceQuota.class, "full")
        .await(q -> q.getStatus() != null && q.getStatus().getHard() != null);
  }

  private static void noQuota(Scene scene) {
    scene.on(ResourceQuota.class, "full").delete();
  }

  private static ResourceQuota full() {
    return new ResourceQuotaBuilder()
        .withNewMetadata()
        .withName("full")
        .endMetadata()
        .withNewSpec()
        .withHard(Map.of("pods", new Quantity("0")))
        .endSpec()
        .build();
  }

  private static LimitRange tight() {
    return new LimitRangeBuilder()
        .withNewMetadata()
        .withName("tight")
        .endMetadata()
        .withNewSpec()
        .addNewLimit()
        .withType("Container")
        .withMax(Map.of("memory", new Quantity("1Mi")))
        .endLimit()
        .endSpec()
        .build();
  }

  private static void awaitFailure(Scene scene, String deployment) {
    scene
        .on(Deployment.class, deployment)
        .await(
            it ->
                it.getStatus().getConditions().stream()
                    .anyMatch(c -> c.getType().equals("ReplicaFailure")));
  }
}
