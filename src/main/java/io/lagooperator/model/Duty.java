package io.lagooperator.model;

/** Whether jobs are sent to a component that works on jobs. */
public enum Duty {
  /** It has been ready, so jobs may be sent to it. */
  SERVING,
  /** It is wanted, and has yet to be ready for the first time. */
  NEWCOMER,
  /** It has been ready, and what its Deployment and Jobs say of it has yet to follow. */
  RETURNING,
  /** It is wanted, and has not become ready in time: nobody waits for it, or is told of it. */
  OVERDUE,
  /** It is not wanted any more, and stays until its queues are empty. */
  DRAINING,
  /** It has yet to be ready, and nobody is told of it at all. */
  UNTOLD;

  /** Whether it has been ready, so that jobs may be in its queues. */
  public boolean hasServed() {
    return switch (this) {
      case SERVING, RETURNING, DRAINING -> true;
      case NEWCOMER, OVERDUE, UNTOLD -> false;
    };
  }

  /** Whether others wait for it, since they are to send jobs to it. */
  public boolean isAwaited() {
    return this == NEWCOMER || this == RETURNING;
  }
}
