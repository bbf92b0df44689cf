package io.lagooperator.status;

import io.lagooperator.api.RunState;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.plan.Stay;
import java.util.Optional;

/** Words for how the work on the data is that a release asks for before it is left. */
final class DataWorkReport {
  private DataWorkReport() {}

  static Optional<Finding> failure(Situation situation) {
    var instance = situation.instance();
    if (instance.state() == RunState.Stopped
        || !(situation.course().stay() instanceof Stay.DataWork)) {
      return Optional.empty();
    }
    var observed = situation.observed();
    var job = observed.dataWork(instance.release(), situation.revisions().stores().database());
    return job.filter(j -> j.failedAt().isPresent())
        .map(
            j ->
                JobReport.failed(
                    Reason.DataWorkFailed,
                    "The work on the data of release %s failed".formatted(j.release()),
                    j))
        .or(() -> job.filter(JobFacts::running).flatMap(j -> MigrationReport.blocked(observed)))
        .or(() -> job.flatMap(j -> MissingPods.of(instance, j, observed.now())));
  }
}
