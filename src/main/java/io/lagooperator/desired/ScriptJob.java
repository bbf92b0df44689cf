package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.JobStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Job that leaves the schema as it is: scripts of ours in Lago's image and environment, with
 * variables of its own, of which some are read from Secrets.
 */
record ScriptJob(
    JobStep step, List<Script> scripts, long graceSeconds, List<EnvVar> own, List<String> secrets) {
  PodTemplateSpec template(Environments environments) {
    var environment = environments.ofJobs();
    var container =
        new ContainerBuilder()
            .withCommand(command())
            .withEnv(both(environment.variables(), own))
            .build();
    var consumed = both(environment.consumed(), secrets);
    return Jobs.template(environments, step, consumed, graceSeconds, container);
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
