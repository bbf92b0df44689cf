package io.lagooperator.model;

/** Whether jobs are sent to a component that works on jobs. */
public enum Duty {
  /** It has been ready, so jobs may be sent to it. */
  SERVING,
  /** It is wanted, and has yet to be ready for the first time. */
  NEWCOMER,
  /** It is wanted again, and what was said of its end has yet to go. */
  RETURNING,
  /** It is not wanted any more, and stays until its queues are empty. */
  DRAINING,
  /** It has yet to be ready, and nobody is told of it at all. */
  UNTOLD;

  /** Whether it has been ready, so that jobs may be in its queues. */
  public boolean hasServed() {
    return switch (this) {
      case SERVING, RETURNING, DRAINING -> true;
      case NEWCOMER, UNTOLD -> false;
    };
  }

  /** Whether it is wanted, but jobs may not be sent to it yet. */
  public boolean isAwaited() {
    return this == NEWCOMER || this == RETURNING;
  }
}
