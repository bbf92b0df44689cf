package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Labels;
import io.lagooperator.status.Outcome.Failure;
import java.util.Optional;
import java.util.TreeMap;

/** Writes or removes one object, and never one that is not ours. */
final class ObjectWriter {
  private final KubernetesClient client;
  private final Caches caches;
  private final Ownership ownership;

  ObjectWriter(KubernetesClient client, Caches caches, Ownership ownership) {
    this.client = client;
    this.caches = caches;
    this.ownership = ownership;
  }

  /** Live is the object as the plan knew it: what was decided for that is not done to another. */
  Optional<Failure> write(LagoInstance lago, Optional<HasMetadata> live, HasMetadata desired) {
    Ownership.mark(desired);
    return switch (ownership.standing(lago, live, desired)) {
      case GOING -> Optional.of(new Failure.Passing(ObjectKey.of(desired).toString()));
      case INTACT -> Optional.empty();
      case FOREIGN -> Optional.of(new Failure.Foreign(ObjectKey.of(desired).toString()));
      case MISSING, CHANGED -> send(lago, live, desired);
    };
  }

  private Optional<Failure> send(
      LagoInstance lago, Optional<HasMetadata> live, HasMetadata desired) {
    try {
      return live.isEmpty() ? create(lago, desired) : update(live.get(), desired);
    } catch (KubernetesClientException e) {
      return Optional.of(
          ApiRefusals.failure(ObjectKey.of(desired).toString(), live.isPresent(), e));
    }
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

  /** Only in the version that we have seen: one that has changed since is judged anew. */
  Optional<Failure> delete(HasMetadata object) {
    try {
      client
          .resource(object)
          .lockResourceVersion(object.getMetadata().getResourceVersion())
          .delete();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case 404 -> Optional.empty();
        case 409 -> Optional.of(new Failure.Passing(ObjectKey.of(object).toString()));
        default -> throw e;
      };
    }
  }
}
