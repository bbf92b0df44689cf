package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the Job that the plan orders: Jobs are never changed, and only a failed one is replaced.
 */
final class JobRunner {
  private final KubernetesClient client;
  private final Caches caches;
  private final ObjectWriter writer;

  JobRunner(KubernetesClient client, Caches caches, ObjectWriter writer) {
    this.client = client;
    this.caches = caches;
    this.writer = writer;
  }

  Outcome run(LagoInstance lago, DesiredState desired) {
    caches.of(Job.class, lago).stream()
        .filter(job -> desired.cancelledJobUids().contains(job.getMetadata().getUid()))
        .forEach(this::remove);
    var job = desired.job();
    if (job.isEmpty()) {
      return Outcome.CLEAN;
    }
    try {
      desired.replacedJobUid().ifPresent(uid -> remove(job.get(), uid));
      return create(lago, job.get());
    } catch (KubernetesClientException e) {
      return failed(ApiRefusals.failure(ObjectKey.of(job.get()).toString(), false, e));
    }
  }

  /** A plain create: if the Job is there, it is either ours already or not ours to touch. */
  private Outcome create(LagoInstance lago, Job job) {
    try {
      var made = client.resource(job).create();
      caches.remember(Optional.empty(), made);
      return Outcome.CLEAN;
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        throw e;
      }
      var there = client.resource(job).get();
      if (there == null || Owner.isLeftOver(lago, there)) {
        return failed(new Failure.Passing(ObjectKey.of(job).toString()));
      }
      if (!Owner.owns(lago, there)) {
        return failed(new Failure.Foreign(ObjectKey.of(job).toString()));
      }
      writer.relabel(there, job); // somebody took our labels off, and so the Job out of our cache
      return Outcome.CLEAN;
    }
  }

  private void remove(Job job, String uid) {
    caches
        .get(Job.class, job.getMetadata().getNamespace(), job.getMetadata().getName())
        .filter(ended -> uid.equals(ended.getMetadata().getUid()))
        .ifPresent(this::remove);
  }

  /**
   * Not if it has begun since it was judged: of that its pod tells before the Job itself changes.
   */
  private void remove(Job job) {
    if (isRunning(job) && hasBegun(job)) {
      return;
    }
    try {
      client.resource(job).lockResourceVersion(job.getMetadata().getResourceVersion()).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409 && e.getCode() != 404) {
        throw e;
      }
    }
  }

  private static boolean isRunning(Job job) {
    return job.getStatus() == null || job.getStatus().getConditions().isEmpty();
  }

  private boolean hasBegun(Job job) {
    return client
        .pods()
        .inNamespace(job.getMetadata().getNamespace())
        .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .anyMatch(pod -> PodFacts.of(pod).started());
  }

  private static Outcome failed(Failure failure) {
    return new Outcome(Map.of(failure.object(), failure));
  }
}
