package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is there that our caches have yet to hear of, such as a Job of another operator: what starts
 * without knowing of it could meet it.
 */
final class Unseen {
  private final KubernetesClient client;

  Unseen(KubernetesClient client) {
    this.client = client;
  }

  /** Clean where everything was known; else it passes when the caches have caught up. */
  Outcome of(LagoInstance lago, CachedObjects seen) {
    return Stream.of(
            unseen(lago, Job.class, seen.jobs()).filter(job -> Owner.isOf(lago, job)),
            unseen(lago, Deployment.class, seen.deployments().values())
                .filter(deployment -> Owner.isOf(lago, deployment) && isKnown(deployment)),
            unseen(lago, Pod.class, seen.pods()))
        .flatMap(objects -> objects)
        .map(object -> ObjectKey.of(object).toString())
        .findFirst()
        .map(key -> new Outcome(Map.of(key, new Failure.Passing(key))))
        .orElse(Outcome.CLEAN);
  }

  private <T extends HasMetadata> Stream<T> unseen(
      LagoInstance lago, Class<T> kind, Collection<T> seen) {
    var known = seen.stream().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
    return client
        .resources(kind)
        .inNamespace(lago.getMetadata().getNamespace())
        .withLabels(
            Map.of(
                Labels.MANAGED_BY, Labels.OPERATOR, Labels.INSTANCE, lago.getMetadata().getName()))
        .list()
        .getItems()
        .stream()
        .filter(it -> !known.contains(it.getMetadata().getUid()));
  }

  /** One of a later operator is never looked at. */
  private static boolean isKnown(Deployment deployment) {
    return Component.byLabel(
            deployment.getMetadata().getLabels().getOrDefault(Labels.COMPONENT, ""))
        .isPresent();
  }
}
