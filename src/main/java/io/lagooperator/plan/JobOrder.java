package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import java.util.Optional;

/** The Job that runs now; a failed one of the same name goes first. */
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
  JobOrder replacing(JobFacts job, int next) {
    return new JobOrder(
        step,
        release,
        database,
        next,
        Optional.of(job.uid()),
        voyage,
        drains,
        drains.isPresent() ? job.lastWords() : "");
  }

  JobOrder draining(Component worker) {
    return new JobOrder(
        step, release, database, attempt, replacesUid, voyage, Optional.of(worker), foundBefore);
  }
}
