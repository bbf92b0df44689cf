package io.lagooperator.model;

/** Whether jobs are sent to a component that works on jobs. */
public enum Duty {
  /** It has been ready, so jobs may be sent to it. */
  SERVING,
  /** It is wanted, and has yet to be ready for the first time. */
  NEWCOMER,
  /** It is not wanted any more, and stays until its queues are empty. */
  DRAINING
}
