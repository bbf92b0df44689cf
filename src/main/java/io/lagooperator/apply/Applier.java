package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ExternalSecret;
import io.lagooperator.desired.ExternalSecretV1Beta1;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the cluster hold the desired objects of one instance, writing only what differs. */
final class Applier {
  private final ObjectWriter writer;
  private final GeneratedSecrets generated;
  private final Unseen unseen;
  private final JobRunner jobs;
  private final Caches caches;
  private final Executor writers;

  Applier(
      ObjectWriter writer,
      GeneratedSecrets generated,
      Unseen unseen,
      JobRunner jobs,
      Caches caches,
      Executor writers) {
    this.writer = writer;
    this.generated = generated;
    this.unseen = unseen;
    this.jobs = jobs;
    this.caches = caches;
    this.writers = writers;
  }

  /**
   * One failed object does not stop its likes; but nothing that refers to a foundation is written
   * while one of them is not ours: a Secret of somebody else could name somebody else's database.
   * What stands around pods waits for nobody, and nobody for it.
   */
  Outcome apply(LagoInstance lago, CachedObjects seen, List<Secret> drafts, DesiredState desired) {
    var drafted = together(drafts, generated::create);
    var surroundings = together(desired.surroundings(), it -> writeIfServed(lago, it));
    try {
      var ground = await(drafted);
      if (ground.isClean()) {
        ground = await(together(desired.foundations(), it -> writer.write(lago, live(it), it)));
      }
      if (ground.blocks()) {
        return ground.and(await(surroundings));
      }
      var news = desired.startsWork(seen) ? unseen.of(lago, seen) : Outcome.CLEAN;
      if (!news.isClean()) {
        return ground.and(news).and(await(surroundings));
      }
      var workloads =
          await(
              together(desired.workloads(), it -> writer.write(lago, planned(lago, seen, it), it)));
      prune(lago, desired);
      var job = workloads.isClean() ? jobs.run(lago, desired) : Outcome.CLEAN;
      return ground.and(workloads).and(job).and(await(surroundings));
    } finally {
      ended(surroundings);
    }
  }

  /** Writes what waits for nobody, and nobody for it. */
  Outcome around(LagoInstance lago, List<? extends HasMetadata> surroundings) {
    return await(together(surroundings, it -> writeIfServed(lago, it)));
  }

  private Optional<Failure> writeIfServed(LagoInstance lago, HasMetadata object) {
    if (object instanceof ExternalSecret newest && caches.watches(ExternalSecretV1Beta1.class)) {
      return write(lago, caches.watches(ExternalSecret.class) ? newest : newest.before());
    }
    return write(lago, object);
  }

  private Optional<Failure> write(LagoInstance lago, HasMetadata object) {
    return caches.watches(object.getClass())
        ? writer.write(lago, live(object), object)
        : Optional.of(
            new Failure.NotServed(
                ObjectKey.of(object).toString(), object.getApiVersion() + " " + object.getKind()));
  }

  private <T extends HasMetadata> CompletableFuture<Outcome> together(
      List<? extends T> objects, Function<T, Optional<Failure>> write) {
    var failures = new ConcurrentHashMap<String, Failure>();
    var writes =
        objects.stream()
            .map(object -> CompletableFuture.supplyAsync(() -> write.apply(object), writers))
            .map(
                written -> written.thenAccept(it -> it.ifPresent(f -> failures.put(f.object(), f))))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(writes).thenApply(all -> new Outcome(failures));
  }

  private static Outcome await(CompletableFuture<Outcome> writes) {
    try {
      return writes.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KubernetesClientException cause ? cause : e;
    }
  }

  /** Nothing of a pass may be under way when the next one begins. */
  private static void ended(CompletableFuture<Outcome> writes) {
    writes.handle((outcome, error) -> "ended").join();
  }

  /**
   * Only what carries our owner reference and was applied, which keys and credentials never are;
   * and only in the version that we have seen.
   */
  private void prune(LagoInstance lago, DesiredState desired) {
    var wanted = desired.objects().stream().map(ObjectKey::of).collect(Collectors.toSet());
    var surplus = new HashMap<ObjectKey, HasMetadata>();
    for (var kind : Kinds.PRUNED) {
      if (!caches.watches(kind) || (!desired.settled() && Kinds.PRUNED_LAST.contains(kind))) {
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
    await(together(List.copyOf(surplus.values()), writer::delete));
  }

  /**
   * What the plan was made from, where others may have written since: also one of ours that came
   * meanwhile is none that the plan knew.
   */
  private Optional<HasMetadata> planned(
      LagoInstance lago, CachedObjects seen, HasMetadata desired) {
    return desired instanceof Deployment deployment
        ? seen.deployment(deployment.getMetadata().getName())
            .or(() -> live(desired).filter(object -> !Owner.isOf(lago, object)))
        : live(desired);
  }

  private Optional<HasMetadata> live(HasMetadata desired) {
    Class<? extends HasMetadata> kind = desired.getClass();
    return caches
        .get(kind, desired.getMetadata().getNamespace(), desired.getMetadata().getName())
        .map(HasMetadata.class::cast);
  }
}
