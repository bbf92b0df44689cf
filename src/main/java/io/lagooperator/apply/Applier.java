package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Makes the cluster hold the desired objects of one instance, writing only what differs. */
final class Applier {
  private final ObjectWriter writer;
  private final GeneratedSecrets generated;
  private final Unseen unseen;
  private final JobRunner jobs;
  private final Counterparts counterparts;
  private final Executor writers;

  Applier(
      ObjectWriter writer,
      GeneratedSecrets generated,
      Unseen unseen,
      JobRunner jobs,
      Counterparts counterparts,
      Executor writers) {
    this.writer = writer;
    this.generated = generated;
    this.unseen = unseen;
    this.jobs = jobs;
    this.counterparts = counterparts;
    this.writers = writers;
  }

  /**
   * One failed object does not stop its likes; but nothing that refers to a foundation is written
   * while one of them is not ours: a Secret of somebody else could name somebody else's database.
   * What stands around pods waits for nobody, and nobody for it.
   */
  Outcome apply(
      LagoInstance lago, CachedObjects seen, InputSecrets.Read read, DesiredState desired) {
    await(together(read.unsettled(), generated::settle));
    var drafted = together(read.drafts(), generated::create);
    var surroundings = together(desired.surroundings(), it -> writeIfServed(lago, it));
    var asked = Optional.<Unseen.Answers>empty();
    try {
      var ground = await(drafted);
      if (ground.isClean()) {
        // While the ground is laid: what is to start on it waits for the answers.
        asked = desired.startsWork(seen) ? Optional.of(unseen.ask(lago)) : asked;
        ground =
            await(
                together(desired.foundations(), it -> writer.write(lago, counterparts.of(it), it)));
      }
      if (ground.blocks()) {
        return ground.and(await(surroundings));
      }
      var news = asked.map(answers -> answers.but(seen)).orElse(Outcome.CLEAN);
      if (!news.isClean()) {
        return ground.and(news).and(await(surroundings));
      }
      var workloads =
          await(
              together(
                  desired.workloads(),
                  it -> writer.write(lago, counterparts.of(lago, seen, it), it)));
      var surplus = await(together(counterparts.surplus(lago, seen, desired), writer::delete));
      var job = workloads.isClean() ? jobs.run(lago, desired) : Outcome.CLEAN;
      return ground.and(workloads).and(surplus).and(job).and(await(surroundings));
    } finally {
      ended(surroundings);
      asked.ifPresent(answers -> ended(answers.all()));
    }
  }

  /** Writes what waits for nobody, and nobody for it. */
  Outcome around(LagoInstance lago, List<? extends HasMetadata> surroundings) {
    return await(together(surroundings, it -> writeIfServed(lago, it)));
  }

  private Optional<Failure> writeIfServed(LagoInstance lago, HasMetadata object) {
    var served = counterparts.asServed(object);
    return counterparts
        .unserved(served)
        .or(() -> writer.write(lago, counterparts.of(served), served));
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

  /** What was asked for, or the failure as if it had been asked for here. */
  static <T> T await(CompletableFuture<T> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KubernetesClientException cause ? cause : e;
    }
  }

  /** Nothing of a pass may be under way when the next one begins. */
  private static void ended(CompletableFuture<?> requests) {
    requests.handle((outcome, error) -> "ended").join();
  }
}
