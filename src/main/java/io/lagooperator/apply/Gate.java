package io.lagooperator.apply;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets work in flight end while no more begins. Stopping needs it: caches empty themselves when
 * they stop, and a pass that reads an empty cache would make everything anew.
 */
public final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /** Whether work may begin; whoever gets in must {@link #leave}. */
  public boolean enter() {
    return !closed && lock.readLock().tryLock();
  }

  public void leave() {
    lock.readLock().unlock();
  }

  /** Returns whether all work in flight has ended in time. */
  public boolean close(Duration patience) {
    closed = true;
    try {
      return lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
