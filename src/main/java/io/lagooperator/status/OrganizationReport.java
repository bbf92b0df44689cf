package io.lagooperator.status;

import io.lagooperator.api.RunState;
import java.util.Optional;

/** Words for how the making of the first organization is. */
final class OrganizationReport {
  private OrganizationReport() {}

  static Optional<Finding> failure(Situation situation) {
    var instance = situation.instance();
    if (instance.state() == RunState.Stopped || instance.organizationToMake().isEmpty()) {
      return Optional.empty();
    }
    return JobReport.trouble(
        situation,
        situation.observed().organization(),
        Reason.OrganizationFailed,
        "The first organization could not be made");
  }
}
