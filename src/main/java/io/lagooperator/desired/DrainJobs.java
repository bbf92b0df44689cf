package io.lagooperator.desired;

import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Queues;
import java.util.List;

/** The Job that looks whether anything is left in the queues of a worker that was turned off. */
final class DrainJobs {
  private static final long GRACE_SECONDS = 5;

  private DrainJobs() {}

  static ScriptJob of(Component worker) {
    var queues = String.join(",", Queues.BUILT_IN.everServed(worker));
    return new ScriptJob(
        JobStep.DRAIN,
        List.of(Script.QUEUES_RUBY, Script.DRAIN_RUBY),
        GRACE_SECONDS,
        List.of(Environment.literal("LAGO_OPERATOR_QUEUES", queues)),
        List.of());
  }
}
