package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.lagooperator.model.Labels;
import java.util.Map;

/** Tells from managedFields whether an autoscaler, or a person, has taken over the replicas. */
final class ReplicaOwner {
  private ReplicaOwner() {}

  static boolean isSomebodyElse(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .filter(entry -> !Labels.OPERATOR.equals(entry.getManager()))
        .anyMatch(ReplicaOwner::ownsReplicas);
  }

  private static boolean ownsReplicas(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() != null
        && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
        && spec.containsKey("f:replicas");
  }
}
