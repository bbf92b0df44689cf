package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.Canonical;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Labels;
import io.lagooperator.status.Outcome.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes or removes one object, and never one that is not ours. */
final class ObjectWriter {
  private final KubernetesClient client;
  private final Caches caches;
  private final Ownership ownership;

  ObjectWriter(KubernetesClient client, Caches caches) {
    this.client = client;
    this.caches = caches;
    this.ownership = new Ownership(client.getKubernetesSerialization());
  }

  /** Live is the object as the plan knew it: what was decided for that is not done to another. */
  Optional<Failure> write(LagoInstance lago, Optional<HasMetadata> live, HasMetadata desired) {
    mark(desired);
    if (live.filter(object -> isGoing(lago, object)).isPresent()) {
      return Optional.of(new Failure.Passing(ObjectKey.of(desired).toString()));
    }
    if (live.filter(object -> ownership.isIntact(object, desired)).isPresent()) {
      return Optional.empty();
    }
    if (live.filter(object -> !Owner.isOf(lago, object)).isPresent()) {
      return Optional.of(new Failure.Foreign(ObjectKey.of(desired).toString()));
    }
    try {
      return live.isEmpty() ? create(lago, desired) : update(live.get(), desired);
    } catch (KubernetesClientException e) {
      return Optional.of(
          ApiRefusals.failure(ObjectKey.of(desired).toString(), live.isPresent(), e));
    }
  }

  /**
   * What has been deleted is made anew once it is gone, which finalizers may delay for ever. Of a
   * volume that is said in words of its own: as long as it is in use, nothing is lost.
   */
  private static boolean isGoing(LagoInstance lago, HasMetadata live) {
    return Owner.isLeftOver(lago, live)
        || (live.getMetadata().getDeletionTimestamp() != null
            && !(live instanceof PersistentVolumeClaim));
  }

  /** The version makes it a create: an object that is there already is a conflict, not taken. */
  private Optional<Failure> create(LagoInstance lago, HasMetadata desired) {
    desired.getMetadata().setResourceVersion("1");
    try {
      caches.remember(Optional.empty(), send(desired));
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        throw e;
      }
      desired.getMetadata().setResourceVersion(null);
      return adopt(lago, desired);
    }
  }

  /** Somebody may have taken our label off an object, and so the object out of our cache. */
  private Optional<Failure> adopt(LagoInstance lago, HasMetadata desired) {
    var there = client.resource(desired).get();
    if (there == null || Owner.isLeftOver(lago, there)) {
      return Optional.of(new Failure.Passing(ObjectKey.of(desired).toString()));
    }
    if (!Owner.isOf(lago, there)) {
      return Optional.of(new Failure.Foreign(ObjectKey.of(desired).toString()));
    }
    if (there instanceof Deployment) {
      relabel(there, desired); // the plan knew nothing of it, such as how many pods it has by now
      return Optional.of(new Failure.Passing(ObjectKey.of(desired).toString()));
    }
    return update(there, desired);
  }

  /** Only puts back the labels by which our caches find an object. */
  void relabel(HasMetadata there, HasMetadata desired) {
    client
        .resource(there)
        .edit(
            current -> {
              var labels = new TreeMap<>(desired.getMetadata().getLabels());
              Optional.ofNullable(current.getMetadata().getLabels())
                  .ifPresent(found -> found.forEach(labels::putIfAbsent));
              current.getMetadata().setLabels(labels);
              return current;
            });
  }

  /** Only this very object: one that has taken its name meanwhile is a conflict, not taken. */
  private Optional<Failure> update(HasMetadata live, HasMetadata desired) {
    desired.getMetadata().setUid(live.getMetadata().getUid());
    if (live instanceof Deployment) {
      // An autoscaler may have set the replicas since: what is older than that must not win.
      desired.getMetadata().setResourceVersion(live.getMetadata().getResourceVersion());
    }
    caches.remember(Optional.of(live), send(desired));
    return Optional.empty();
  }

  private HasMetadata send(HasMetadata desired) {
    return client
        .resource(desired)
        .fieldManager(Labels.OPERATOR)
        .forceConflicts()
        .serverSideApply();
  }

  private static void mark(HasMetadata desired) {
    var annotations =
        new TreeMap<>(Optional.ofNullable(desired.getMetadata().getAnnotations()).orElse(Map.of()));
    annotations.put(Labels.APPLIED, Canonical.hash(desired));
    desired.getMetadata().setAnnotations(annotations);
  }

  /** Only in the version that we have seen. */
  Optional<Failure> delete(HasMetadata object) {
    try {
      client
          .resource(object)
          .lockResourceVersion(object.getMetadata().getResourceVersion())
          .delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409 && e.getCode() != 404) {
        throw e;
      }
      // It has changed since: the event of that change brings us back.
    }
    return Optional.empty();
  }
}
