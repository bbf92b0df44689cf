package io.lagooperator.plan;

import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import java.time.Instant;

/** Why an instance stays at a release that is not the one that it is asked to be at. */
public sealed interface Stay {
  /** It does not: it is there, or on its way. */
  record None() implements Stay {}

  /** Work on the data is to be done before a stop is left. */
  record DataWork(Release stop) implements Stay {}

  /** Somebody has yet to approve the next release. */
  record Approval(Release next) implements Stay {}

  /** The migration to the next release has failed, and is tried again at a time. */
  record Retry(Instant at) implements Stay {}

  /** A schema never goes back, also when the migration that took it on has failed half-way. */
  record NoWayBack(Release wanted, JobFacts begun) implements Stay {}
}
