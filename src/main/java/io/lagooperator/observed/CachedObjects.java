package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.lagooperator.model.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the caches hold of one instance; workloads by name, since anybody can edit a label. Raised
 * is what KEDA gives pods to when it has none.
 */
public record CachedObjects(
    Map<Component, Deployment> deployments,
    Map<Component, StatefulSet> statefulSets,
    List<Job> jobs,
    List<Pod> pods,
    List<PersistentVolumeClaim> claims,
    Set<Component> raised,
    List<HTTPRoute> routes) {

  public Optional<HasMetadata> deployment(String name) {
    return deployments.values().stream()
        .filter(deployment -> name.equals(deployment.getMetadata().getName()))
        .map(HasMetadata.class::cast)
        .findFirst();
  }
}
