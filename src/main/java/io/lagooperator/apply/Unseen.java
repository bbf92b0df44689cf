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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has come or gone and our caches have yet to hear of, such as a Job of another operator: what
 * starts without knowing of it could meet it.
 */
final class Unseen {
  private final KubernetesClient client;
  private final Executor readers;

  Unseen(KubernetesClient client, Executor readers) {
    this.client = client;
    this.readers = readers;
  }

  /** What there is now, asked for while other things are done: what is to start waits for it. */
  final class Answers {
    private final LagoInstance lago;
    private final CompletableFuture<Stream<Deployment>> deployments;
    private final CompletableFuture<Stream<Job>> jobs;
    private final CompletableFuture<Stream<Pod>> pods;

    private Answers(LagoInstance lago) {
      this.lago = lago;
      this.deployments = live(lago, Deployment.class);
      this.jobs = live(lago, Job.class);
      this.pods = live(lago, Pod.class);
    }

    CompletableFuture<Void> all() {
      return CompletableFuture.allOf(deployments, jobs, pods);
    }

    /** Clean where all was known, and all workloads are there yet; else caches have to catch up. */
    Outcome but(CachedObjects seen) {
      var ours =
          Applier.await(deployments).filter(it -> Owner.isOf(lago, it) && isKnown(it)).toList();
      return Stream.of(
              Unseen.but(Applier.await(jobs).filter(it -> Owner.isOf(lago, it)), seen.jobs()),
              Unseen.but(ours.stream(), seen.deployments().values()),
              Unseen.but(seen.deployments().values().stream(), ours),
              Unseen.but(Applier.await(pods), seen.pods()))
          .flatMap(objects -> objects)
          .map(object -> ObjectKey.of(object).toString())
          .findFirst()
          .map(key -> new Outcome(Map.of(key, new Failure.Passing(key))))
          .orElse(Outcome.CLEAN);
    }
  }

  Answers ask(LagoInstance lago) {
    return new Answers(lago);
  }

  private <T extends HasMetadata> CompletableFuture<Stream<T>> live(
      LagoInstance lago, Class<T> kind) {
    var labels =
        Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.INSTANCE, lago.getMetadata().getName());
    return CompletableFuture.supplyAsync(
        () ->
            client
                .resources(kind)
                .inNamespace(lago.getMetadata().getNamespace())
                .withLabels(labels)
                .list()
                .getItems()
                .stream(),
        readers);
  }

  private static <T extends HasMetadata> Stream<T> but(Stream<T> objects, Collection<T> others) {
    var uids = others.stream().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
    return objects.filter(it -> !uids.contains(it.getMetadata().getUid()));
  }

  /** One of a later operator is never looked at. */
  private static boolean isKnown(Deployment deployment) {
    return Component.byLabel(
            deployment.getMetadata().getLabels().getOrDefault(Labels.COMPONENT, ""))
        .isPresent();
  }
}
