package io.lagooperator.plan;

import io.lagooperator.model.Release;

/** What a component may be at this moment. */
public sealed interface Target {
  /** It runs as the spec says. */
  record Run(Replicas replicas) implements Target {}

  /**
   * It is there, without pods. It keeps the release that it ran: the template of a release is not
   * written before the database is ready for it.
   */
  record Zero(Release release) implements Target {}

  /** Its turn has not come: it stays exactly as it is, whatever the spec says by now. */
  record Hold() implements Target {}

  /** It is not there (yet). */
  record Absent() implements Target {}
}
