package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import java.util.Optional;

/** The Job that runs now, and the one that goes first, if any does. */
public record JobOrder(
    JobStep step,
    Release release,
    String database,
    int attempt,
    Optional<String> replacesUid,
    Voyage voyage,
    Optional<Component> drains,
    String foundBefore) {

  /** What was found in queues stays known while they are looked into again. */
  JobOrder after(JobFacts job, int next) {
    return step == JobStep.MIGRATION
        ? afterMigration(job)
        : with(next, Optional.of(job.uid()), drains.isPresent() ? job.lastWords() : "");
  }

  /** A migration that has begun stays until another has ended: nothing else tells that it has. */
  private JobOrder afterMigration(JobFacts job) {
    return job.neverBegan()
        ? with(job.attempt(), Optional.of(job.uid()), "")
        : with(job.attempt() + 1, Optional.empty(), "");
  }

  private JobOrder with(int next, Optional<String> replaced, String found) {
    return new JobOrder(step, release, database, next, replaced, voyage, drains, found);
  }

  JobOrder draining(Component worker) {
    return new JobOrder(
        step, release, database, attempt, replacesUid, voyage, Optional.of(worker), foundBefore);
  }
}
