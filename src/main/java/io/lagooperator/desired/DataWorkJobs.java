package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Queues;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Job of the work on the data that a release asks for before it is left. */
final class DataWorkJobs {
  private static final long GRACE_SECONDS = 60;

  private DataWorkJobs() {}

  static ScriptJob of(Instance instance) {
    var stop = ReleaseCatalogue.BUILT_IN.stopAt(instance.release());
    return new ScriptJob(
        JobStep.DATA_WORK,
        List.of(Script.DATA_WORK_STEPS_RUBY, Script.QUEUES_RUBY, Script.DATA_WORK_RUBY),
        GRACE_SECONDS,
        Stream.concat(
                Stream.of(Environment.literal("LAGO_OPERATOR_WORK_OF", stop.toString())),
                queues(instance).stream())
            .toList(),
        List.of());
  }

  /** Queues with jobs of releases before, unless they have a worker of their own that serves. */
  private static Optional<EnvVar> queues(Instance instance) {
    var queues =
        Queues.BUILT_IN.inherited(instance.release(), Component.WORKER).stream()
            .filter(
                queue -> instance.components().stream().noneMatch(c -> owns(c, queue, instance)))
            .toList();
    return queues.isEmpty()
        ? Optional.empty()
        : Optional.of(Environment.literal("LAGO_OPERATOR_QUEUES", String.join(",", queues)));
  }

  private static boolean owns(Component component, String queue, Instance instance) {
    return component.isDedicatedWorker()
        && instance.duty(component).hasServed()
        && Queues.BUILT_IN.served(instance.release(), component).contains(queue);
  }
}
