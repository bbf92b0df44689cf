package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Workload.Autoscaling;
import java.util.List;

/** Autoscalers by CPU use. */
final class Autoscalers {
  private Autoscalers() {}

  static List<HorizontalPodAutoscaler> of(Instance instance) {
    return instance.components().stream()
        .flatMap(
            component ->
                instance.workload(component).autoscaling().stream()
                    .filter(bounds -> !bounds.isByQueue())
                    .map(bounds -> autoscaler(instance, component, bounds)))
        .toList();
  }

  private static HorizontalPodAutoscaler autoscaler(
      Instance instance, Component component, Autoscaling bounds) {
    var name = instance.names().of(component);
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(Metadata.of(instance, name, component.label()))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", name)
        .withMinReplicas(bounds.min())
        .withMaxReplicas(bounds.max())
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(bounds.cpuPercent().orElseThrow())
        .endTarget()
        .endResource()
        .endMetric()
        .endSpec()
        .build();
  }
}
