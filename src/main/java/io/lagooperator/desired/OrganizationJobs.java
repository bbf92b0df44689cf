package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Organization;
import io.lagooperator.model.Reader;
import java.util.ArrayList;
import java.util.List;

/** The Job that makes the first organization, and does nothing where there is one. */
final class OrganizationJobs {
  private static final long GRACE_SECONDS = 60;

  private OrganizationJobs() {}

  static PodTemplateSpec template(Instance instance, Inputs inputs, Organization organization) {
    var consumed = new ArrayList<>(Environment.consumed(Reader.ofJobs(instance), inputs));
    consumed.add(inputs.value(organization.password()));
    consumed.add(inputs.value(organization.apiKey()));
    var container =
        new ContainerBuilder()
            .withCommand(
                "ruby",
                "-e",
                Script.JOB_RUBY.inContainer(),
                "-e",
                Script.ORGANIZATION_RUBY.inContainer())
            .withEnv(environment(instance, inputs, organization))
            .build();
    return Jobs.template(
        instance,
        JobStep.ORGANIZATION,
        inputs.digest(instance.keys(), consumed),
        GRACE_SECONDS,
        container);
  }

  private static List<EnvVar> environment(
      Instance instance, Inputs inputs, Organization organization) {
    var environment = new ArrayList<>(Environment.of(Reader.ofJobs(instance), inputs));
    environment.add(Environment.literal("LAGO_CREATE_ORG", "true"));
    environment.add(Environment.literal("LAGO_ORG_NAME", organization.name()));
    environment.add(Environment.literal("LAGO_ORG_USER_EMAIL", organization.email()));
    environment.add(Environment.fromSecret("LAGO_ORG_USER_PASSWORD", organization.password()));
    environment.add(Environment.fromSecret("LAGO_ORG_API_KEY", organization.apiKey()));
    // Old releases ask for the one name and read the other.
    environment.add(Environment.fromSecret("LAGO_API_KEY", organization.apiKey()));
    return environment;
  }
}
