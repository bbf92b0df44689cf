package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Kills whichever replica works, at moments that chance names, and sees how soon the one that waits
 * follows; each time another one comes.
 */
public final class LeaderHunt implements AutoCloseable {
  private static final int LONGEST_LIFE_MILLIS = 3000;

  /** What a busy machine may take to do what is due. */
  private static final Duration REACTION = Duration.ofSeconds(1);

  /** How often what comes in two minutes of peace is waited for while leaders die. */
  private static final int PATIENCE = 5;

  private final Replicas replicas;
  private final Random chance;
  private final int kills;
  private final List<Duration> takeovers = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService hunter = Executors.newSingleThreadExecutor();
  private final Future<?> hunt;
  private final AtomicInteger gaveUp = new AtomicInteger();

  private LeaderHunt(Replicas replicas, Random chance, int kills) {
    this.replicas = replicas;
    this.chance = chance;
    this.kills = kills;
    replicas.add();
    replicas.add();
    this.hunt = hunter.submit(this::killThemAll);
  }

  public static LeaderHunt begin(Replicas replicas, Random chance, int kills) {
    return new LeaderHunt(replicas, chance, kills);
  }

  private void killThemAll() {
    while (takeovers.size() < kills) {
      LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
      try (var leader = replicas.takeLeader()) {
        leader.kill();
        takeovers.add(replicas.awaitNextLeader());
      }
      replicas.add();
      gaveUp.addAndGet(replicas.mend());
    }
  }

  /** Whether all have been killed; fails if one was never followed. */
  public boolean isOver() {
    if (!hunt.isDone()) {
      return false;
    }
    try {
      hunt.get();
      return true;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public String report() {
    var sorted = takeovers.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%d leaders were killed, and %d gave up by themselves; the next one held the lease after %.2f s, at"
            + " most %.2f s",
        sorted.size(),
        gaveUp.get(),
        seconds(sorted.get(sorted.size() / 2)),
        seconds(sorted.get(sorted.size() - 1)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Each was followed within the time of the lease, but for what a busy machine needs. */
  public void judge(Duration lease) {
    var longest = lease.plus(REACTION);
    assertThat(takeovers).hasSize(kills).allMatch(it -> it.compareTo(longest) <= 0);
  }

  /** As {@link Lagos#await}, for as long as replicas that die all the time may need. */
  public static void await(Lagos lagos, String what, Predicate<LagoInstance> holds) {
    for (var more = PATIENCE; ; more--) {
      try {
        lagos.await("billing", what, holds);
        return;
      } catch (AssertionError e) {
        if (more == 0) {
          throw e;
        }
      }
    }
  }

  /** No replica is started any more when it returns. */
  @Override
  public void close() {
    hunter.shutdownNow();
    try {
      if (!hunter.awaitTermination(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("leaders are killed still");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
