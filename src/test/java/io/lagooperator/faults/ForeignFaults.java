package io.lagooperator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.status.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Objects of somebody else where the operator would make its own. */
final class ForeignFaults {
  private static final String WORKLOAD =
      """
      spec:
        replicas: 0
        serviceName: other
        selector: {matchLabels: {app: other}}
        template:
          metadata: {labels: {app: other}}
          spec: {containers: [{name: other, image: example.com/other:1}]}
      """;
  private static final String DEPLOYMENT = WORKLOAD.replace("  serviceName: other\n", "");
  private static final String CLAIM =
      """
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  private ForeignFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        foreign("apps/v1 Deployment billing-rediscache", DEPLOYMENT, "redis: {bundled: {}}"),
        foreign("apps/v1 StatefulSet billing-redis", WORKLOAD, "redis: {bundled: {}}"),
        foreign("v1 Service billing-api", "spec: {clusterIP: None, ports: [{port: 1}]}\n"),
        foreign("v1 ConfigMap billing-front", "data: {a: b}\n"),
        foreign("v1 Secret billing-binding", "stringData: {a: b}\n"),
        foreign("v1 ServiceAccount billing", ""),
        foreign(
            "networking.k8s.io/v1 Ingress billing",
            "spec: {defaultBackend: {service: {name: other, port: {number: 80}}}}\n",
            "ingress: {}"),
        foreign(
            "policy/v1 PodDisruptionBudget billing-front",
            "spec: {maxUnavailable: 1, selector: {matchLabels: {app: other}}}\n",
            "components: {pdf: {enabled: false}, front: {replicas: 2}}"),
        foreign(
            "autoscaling/v2 HorizontalPodAutoscaler billing-api",
            "spec: {maxReplicas: 1, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name:"
                + " other}}\n",
            "components: {pdf: {enabled: false}, api: {autoscaling: {min: 1, max: 2}}}"),
        job(),
        claim());
  }

  private static Fault foreign(String what, String yaml, String... spec) {
    var object = object(what, yaml);
    var name = what.substring(what.indexOf(' ') + 1);
    return Fault.of(object.getKind() + " of that name is somebody else's", Reason.ObjectForeign)
        .saysWithNextStep(name + " exists and does not belong to this instance")
        .before(Scene::secrets)
        .when(
            scene -> {
              scene.client().resource(object(what, yaml)).create();
              scene.apply(spec);
            })
        .untilCuredBy(
            scene -> {
              removeUntouched(scene, object(what, yaml));
              scene.stir();
            });
  }

  /** It is made when all else runs; that it has gone is found out by looking again and again. */
  private static Fault job() {
    var what = "batch/v1 Job billing-organization";
    var yaml =
        """
        spec:
          suspend: true
          template:
            spec: {restartPolicy: Never, containers: [{name: other, image: example.com/other:1}]}
        """;
    return Fault.of("Job of that name is somebody else's", Reason.ObjectForeign)
        .saysWithNextStep("Job billing-organization exists and does not belong to this instance")
        .before(Scene::run)
        .when(
            scene -> {
              scene.client().resource(object(what, yaml)).create();
              scene.apply("organization: {name: Example, email: admin@example.com}");
            })
        .untilCuredBy(scene -> removeUntouched(scene, object(what, yaml)));
  }

  /** Nobody may be told to delete what may be data. */
  private static Fault claim() {
    var what = "v1 PersistentVolumeClaim billing-files";
    return Fault.of("a volume of that name may be somebody's data", Reason.ObjectForeign)
        .says(
            "PersistentVolumeClaim billing-files exists, was not made by the operator",
            "give it the labels app.kubernetes.io/managed-by=lago-operator",
            "The operator goes on by itself.")
        .before(Scene::secrets)
        .when(
            scene -> {
              scene.client().resource(object(what, CLAIM)).create();
              scene.apply();
            })
        .untilCuredBy(
            scene ->
                scene
                    .on(
                        io.fabric8.kubernetes.api.model.PersistentVolumeClaim.class,
                        "billing-files")
                    .merge(
                        """
                        {"metadata": {"labels": {"app.kubernetes.io/managed-by": "lago-operator",
                                                 "lago-operator.io/instance": "billing"}}}
                        """));
  }

  private static void removeUntouched(Scene scene, HasMetadata object) {
    var there = scene.client().resource(object).get();
    assertThat(there.getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager())
        .doesNotContain("lago-operator");
    scene.client().resource(object).withGracePeriod(0).delete();
  }

  private static HasMetadata object(String what, String yaml) {
    var words = List.of(what.split(" "));
    return Serialization.unmarshal(
        "apiVersion: %s\nkind: %s\nmetadata: {name: %s}\n%s"
            .formatted(words.get(0), words.get(1), words.get(2), yaml),
        GenericKubernetesResource.class);
  }
}
