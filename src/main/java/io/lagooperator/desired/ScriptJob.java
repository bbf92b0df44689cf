package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Reader;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Job that leaves the schema as it is: scripts of ours in Lago's image and environment, with
 * variables of its own, of which some are read from Secrets.
 */
record ScriptJob(
    JobStep step, List<Script> scripts, long graceSeconds, List<EnvVar> own, List<String> secrets) {
  PodTemplateSpec template(Instance instance, Inputs inputs) {
    var reader = Reader.ofJobs(instance);
    var container =
        new ContainerBuilder()
            .withCommand(command())
            .withEnv(both(Environment.of(reader, inputs), own))
            .build();
    var consumed = both(Environment.consumed(reader, inputs), secrets);
    return Jobs.template(
        instance, step, inputs.digest(instance.keys(), consumed), graceSeconds, container);
  }

  private List<String> command() {
    var texts =
        both(List.of(Script.JOB_RUBY), scripts).stream()
            .flatMap(script -> Stream.of("-e", script.inContainer()))
            .toList();
    return both(List.of("ruby"), texts);
  }

  private static <T> List<T> both(List<T> shared, List<T> own) {
    return Stream.concat(shared.stream(), own.stream()).toList();
  }
}
