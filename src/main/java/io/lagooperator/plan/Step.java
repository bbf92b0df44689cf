package io.lagooperator.plan;

/** What is being done now, in the order in which it is done. */
public enum Step {
  /** The data stores come up. */
  STARTING_STORES,
  /** Clock and workers of the old release end, so that none meets the new schema. */
  CLEARING,
  /** The schema is brought to the release. */
  MIGRATING,
  /** Workloads are brought to what the spec says, rank by rank. */
  ROLLING,
  /** Workloads run, and the work on the data is done that the release asks for. */
  WORKING_ON_DATA,
  /** Workloads run, and the first organization is made. */
  MAKING_ORGANIZATION,
  /** All is as the spec says. */
  RUNNING,
  /** Workloads end, rank by rank. */
  STOPPING,
  /** All is stopped. */
  STOPPED
}
