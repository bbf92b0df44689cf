package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Workload;
import java.util.List;

/** Budgets for components with two or more pods; with one, a budget would block every drain. */
final class DisruptionBudgets {
  private DisruptionBudgets() {}

  static List<PodDisruptionBudget> of(Instance instance) {
    return instance.components().stream()
        .filter(component -> !component.isStore())
        .map(instance::workload)
        .filter(workload -> isWanted(instance, workload))
        .map(workload -> budget(instance, workload))
        .toList();
  }

  /** Pods that are bound to one node all go with it: a budget could never be kept. */
  private static boolean isWanted(Instance instance, Workload workload) {
    return workload.maxUnavailable().isPresent()
        || (workload.floor() > 1 && !Volumes.isBoundToOneNode(instance, workload.component()));
  }

  private static PodDisruptionBudget budget(Instance instance, Workload workload) {
    Component component = workload.component();
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Metadata.of(instance, instance.names().of(component), component.label()))
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(workload.maxUnavailable().orElse(1)))
        .withNewSelector()
        .withMatchLabels(Labels.selector(instance, component.label()))
        .endSelector()
        .endSpec()
        .build();
  }
}
