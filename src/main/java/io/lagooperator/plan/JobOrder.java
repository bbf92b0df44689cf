package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import java.util.Optional;

/** The Job that runs now; a failed one of the same name goes first. */
public record JobOrder(
    JobStep step,
    Release release,
    String database,
    int attempt,
    Optional<String> replacesUid,
    Voyage voyage,
    Optional<Component> drains) {

  JobOrder replacing(String uid, int next) {
    return new JobOrder(step, release, database, next, Optional.of(uid), voyage, drains);
  }

  JobOrder draining(Component worker) {
    return new JobOrder(step, release, database, attempt, replacesUid, voyage, Optional.of(worker));
  }
}
