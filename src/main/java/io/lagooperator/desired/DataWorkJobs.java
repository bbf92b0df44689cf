package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Reader;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.ArrayList;
import java.util.List;

/** The Job of the work on the data that a release asks for before it is left. */
final class DataWorkJobs {
  private static final long GRACE_SECONDS = 60;

  private DataWorkJobs() {}

  static PodTemplateSpec template(Instance instance, Inputs inputs) {
    var reader = Reader.ofJobs(instance);
    var container =
        new ContainerBuilder()
            .withCommand(
                "ruby",
                "-e",
                Script.JOB_RUBY.inContainer(),
                "-e",
                Script.DATA_WORK_RUBY.inContainer())
            .withEnv(environment(instance, inputs, reader))
            .build();
    return Jobs.template(
        instance,
        JobStep.DATA_WORK,
        inputs.digest(instance.keys(), Environment.consumed(reader, inputs)),
        GRACE_SECONDS,
        container);
  }

  private static List<EnvVar> environment(Instance instance, Inputs inputs, Reader reader) {
    var environment = new ArrayList<>(Environment.of(reader, inputs));
    var stop = ReleaseCatalogue.BUILT_IN.stopAt(instance.release());
    environment.add(Environment.literal("LAGO_OPERATOR_WORK_OF", stop.toString()));
    return environment;
  }
}
