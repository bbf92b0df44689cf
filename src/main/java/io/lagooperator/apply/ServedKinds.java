package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Which kinds the cluster serves: of those that have versions, the newest counts alone. */
record ServedKinds(KubernetesClient client) {
  boolean has(Class<? extends HasMetadata> kind) {
    return !Kinds.OPTIONAL.contains(kind) || (client.supports(kind) && !isOutdated(kind));
  }

  private boolean isOutdated(Class<? extends HasMetadata> kind) {
    return Kinds.OLDER.entrySet().stream()
        .anyMatch(versions -> versions.getValue() == kind && client.supports(versions.getKey()));
  }
}
