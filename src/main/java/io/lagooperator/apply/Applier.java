package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.Canonical;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Labels;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes the cluster hold the desired objects of one instance, writing only what differs. */
final class Applier {
  private final KubernetesClient client;
  private final Caches caches;
  private final Executor writers;
  private final Ownership ownership;

  Applier(KubernetesClient client, Caches caches, Executor writers) {
    this.client = client;
    this.caches = caches;
    this.writers = writers;
    this.ownership = new Ownership(client.getKubernetesSerialization());
  }

  /**
   * One failed object does not stop its likes; but nothing that refers to a foundation is written
   * while one of them is not ours: a Secret of somebody else could name somebody else's database.
   */
  Outcome apply(LagoInstance lago, DesiredState desired) {
    var foundations = write(lago, desired.foundations());
    if (!foundations.isClean()) {
      return foundations;
    }
    var workloads = write(lago, desired.workloads());
    prune(lago, desired);
    return workloads;
  }

  private Outcome write(LagoInstance lago, List<HasMetadata> objects) {
    var failures = new ConcurrentHashMap<String, Failure>();
    inParallel(
        objects,
        object ->
            write(lago, object)
                .ifPresent(failure -> failures.put(ObjectKey.of(object).toString(), failure)));
    return new Outcome(failures);
  }

  private void inParallel(List<HasMetadata> objects, Consumer<HasMetadata> write) {
    var writes =
        objects.stream()
            .map(object -> CompletableFuture.runAsync(() -> write.accept(object), writers))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(writes).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KubernetesClientException cause ? cause : e;
    }
  }

  private Optional<Failure> write(LagoInstance lago, HasMetadata desired) {
    mark(desired);
    var live = live(desired);
    if (live.filter(object -> Owner.isLeftOver(lago, object)).isPresent()) {
      return Optional.of(new Failure.Leaving(ObjectKey.of(desired).toString()));
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
      return Optional.of(failure(desired, e));
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
      return Optional.of(new Failure.Leaving(ObjectKey.of(desired).toString()));
    }
    return Owner.isOf(lago, there)
        ? update(there, desired)
        : Optional.of(new Failure.Foreign(ObjectKey.of(desired).toString()));
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

  /** Whatever the server says belongs into status; without an answer there is nothing to say. */
  private static Failure failure(HasMetadata desired, KubernetesClientException e) {
    if (ApiRefusals.isNamespaceEnding(e) || e.getCode() == 0) {
      throw e;
    }
    var object = ObjectKey.of(desired).toString();
    return e.getCode() == 409
        ? new Failure.Leaving(object)
        : new Failure.Refused(object, ApiRefusals.message(e));
  }

  private static void mark(HasMetadata desired) {
    var annotations =
        new TreeMap<>(Optional.ofNullable(desired.getMetadata().getAnnotations()).orElse(Map.of()));
    annotations.put(Labels.APPLIED, Canonical.hash(desired));
    desired.getMetadata().setAnnotations(annotations);
  }

  /**
   * Only what carries our owner reference and was applied, which keys and credentials never are;
   * and only in the version that we have seen.
   */
  private void prune(LagoInstance lago, DesiredState desired) {
    var wanted = desired.objects().stream().map(ObjectKey::of).collect(Collectors.toSet());
    var surplus = new HashMap<ObjectKey, HasMetadata>();
    for (var kind : Caches.PRUNED) {
      if (!desired.settled() && Caches.PRUNED_LAST.contains(kind)) {
        continue;
      }
      for (var object : caches.of(kind, lago)) {
        var key = ObjectKey.of(object);
        if (Owner.owns(lago, object)
            && Ownership.wasApplied(object)
            && !wanted.contains(key)
            && !desired.kept().contains(key)) {
          surplus.put(key, object);
        }
      }
    }
    inParallel(List.copyOf(surplus.values()), this::delete);
  }

  private void delete(HasMetadata object) {
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
  }

  private Optional<HasMetadata> live(HasMetadata desired) {
    Class<? extends HasMetadata> kind = desired.getClass();
    return caches
        .get(kind, desired.getMetadata().getNamespace(), desired.getMetadata().getName())
        .map(HasMetadata.class::cast);
  }
}
