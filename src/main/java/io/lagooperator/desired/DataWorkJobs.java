package io.lagooperator.desired;

import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.List;

/** The Job of the work on the data that a release asks for before it is left. */
final class DataWorkJobs {
  private static final long GRACE_SECONDS = 60;

  private DataWorkJobs() {}

  static ScriptJob of(Instance instance) {
    var stop = ReleaseCatalogue.BUILT_IN.stopAt(instance.release());
    return new ScriptJob(
        JobStep.DATA_WORK,
        List.of(Script.DATA_WORK_STEPS_RUBY, Script.DATA_WORK_RUBY),
        GRACE_SECONDS,
        List.of(Environment.literal("LAGO_OPERATOR_WORK_OF", stop.toString())),
        List.of());
  }
}
