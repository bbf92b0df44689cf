package io.lagooperator.desired;

import io.lagooperator.model.Inputs;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Organization;
import java.util.List;

/** The Job that makes the first organization, and does nothing where there is one. */
final class OrganizationJobs {
  private static final long GRACE_SECONDS = 60;

  private OrganizationJobs() {}

  static ScriptJob of(Organization organization, Inputs inputs) {
    return new ScriptJob(
        JobStep.ORGANIZATION,
        List.of(Script.ORGANIZATION_RUBY),
        GRACE_SECONDS,
        List.of(
            Environment.literal("LAGO_CREATE_ORG", "true"),
            Environment.literal("LAGO_ORG_NAME", organization.name()),
            Environment.literal("LAGO_ORG_USER_EMAIL", organization.email()),
            Environment.fromSecret("LAGO_ORG_USER_PASSWORD", organization.password()),
            Environment.fromSecret("LAGO_ORG_API_KEY", organization.apiKey()),
            // Old releases ask for the one name and read the other.
            Environment.fromSecret("LAGO_API_KEY", organization.apiKey())),
        List.of(inputs.value(organization.password()), inputs.value(organization.apiKey())));
  }
}
