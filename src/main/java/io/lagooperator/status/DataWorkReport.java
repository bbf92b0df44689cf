package io.lagooperator.status;

import io.lagooperator.api.RunState;
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
    var release = instance.release();
    return JobReport.trouble(
        situation,
        situation.observed().dataWork(release, situation.revisions().stores().database()),
        Reason.DataWorkFailed,
        "The work on the data of release %s failed".formatted(release));
  }
}
