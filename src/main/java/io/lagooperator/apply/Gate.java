package io.lagooperator.apply;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets work begin when it may, and at the end lets work in flight end while no more begins.
 * Stopping needs it: caches empty themselves when they stop, and a pass that reads an empty cache
 * would make everything anew.
 */
public final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Thread, Long> inside = new ConcurrentHashMap<>();
  private volatile boolean open;

  /** Lets work begin, until it is closed for good. */
  public void open() {
    open = true;
  }

  /** Whether work may begin; whoever gets in must {@link #leave}. */
  public boolean enter() {
    if (!open || !lock.readLock().tryLock()) {
      return false;
    }
    inside.put(Thread.currentThread(), System.nanoTime());
    return true;
  }

  public void leave() {
    inside.remove(Thread.currentThread());
    lock.readLock().unlock();
  }

  /** For how long the oldest work in flight has been so. */
  public Duration oldest() {
    var now = System.nanoTime();
    return inside.values().stream()
        .map(since -> Duration.ofNanos(now - since))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Returns whether all work in flight has ended in time. */
  public boolean close(Duration patience) {
    open = false;
    try {
      return lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
