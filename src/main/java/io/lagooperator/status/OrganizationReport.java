package io.lagooperator.status;

import io.lagooperator.api.RunState;
import io.lagooperator.observed.JobFacts;
import java.util.Optional;

/** Words for how the making of the first organization is. */
final class OrganizationReport {
  private OrganizationReport() {}

  static Optional<Finding> failure(Situation situation) {
    var instance = situation.instance();
    if (instance.state() == RunState.Stopped || instance.organizationToMake().isEmpty()) {
      return Optional.empty();
    }
    var observed = situation.observed();
    var job = observed.organization();
    return job.filter(j -> j.failedAt().isPresent())
        .map(
            j ->
                JobReport.failed(
                    Reason.OrganizationFailed, "The first organization could not be made", j))
        .or(() -> job.filter(JobFacts::running).flatMap(j -> MigrationReport.blocked(observed)))
        .or(() -> job.flatMap(j -> MissingPods.of(instance, j, observed.now())));
  }
}
