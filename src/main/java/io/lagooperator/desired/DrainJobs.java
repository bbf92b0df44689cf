package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Queues;
import io.lagooperator.model.Reader;
import java.util.ArrayList;

/** The Job that looks whether anything is left in the queues of a worker that was turned off. */
final class DrainJobs {
  private static final long GRACE_SECONDS = 5;

  private DrainJobs() {}

  static PodTemplateSpec template(Instance instance, Inputs inputs, Component worker) {
    var reader = Reader.ofJobs(instance);
    var environment = new ArrayList<>(Environment.of(reader, inputs));
    environment.add(
        Environment.literal(
            "LAGO_OPERATOR_QUEUES", String.join(",", Queues.BUILT_IN.everServed(worker))));
    var container =
        new ContainerBuilder()
            .withCommand(
                "ruby", "-e", Script.JOB_RUBY.inContainer(), "-e", Script.DRAIN_RUBY.inContainer())
            .withEnv(environment)
            .build();
    return Jobs.template(
        instance,
        JobStep.DRAIN,
        inputs.digest(instance.keys(), Environment.consumed(reader, inputs)),
        GRACE_SECONDS,
        container);
  }
}
