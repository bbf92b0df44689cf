package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Instance;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrganizationJobsTest {
  private static final String MINIMAL = "organization: {name: $Example, email: a@example.com}";

  @Test
  void whatIsNotGivenIsGeneratedIntoTheAdminSecret() {
    var instance = Specs.instance(MINIMAL);

    assertThat(GeneratedSecret.of(instance))
        .filteredOn(secret -> secret.name().equals("billing-admin"))
        .singleElement()
        .satisfies(secret -> assertThat(secret.entries()).containsOnlyKeys("password", "api-key"));
    assertThat(references(instance))
        .containsEntry("LAGO_ORG_USER_PASSWORD", "billing-admin/password")
        .containsEntry("LAGO_ORG_API_KEY", "billing-admin/api-key");
  }

  @Test
  void whatIsGivenIsReadFromWhereItIs() {
    var instance =
        Specs.instance(
            """
            organization:
              name: Example
              email: a@example.com
              passwordSecret: {name: admin, key: p}
              apiKeySecret: {name: admin, key: k}
            """);

    assertThat(GeneratedSecret.of(instance))
        .noneMatch(secret -> secret.name().equals("billing-admin"));
    assertThat(references(instance))
        .containsEntry("LAGO_ORG_USER_PASSWORD", "admin/p")
        .containsEntry("LAGO_ORG_API_KEY", "admin/k");
  }

  @Test
  void onlyThisJobIsToldToMakeAnOrganization() {
    var instance = Specs.instance(MINIMAL);
    Rendered.templates(instance.withOrganizationMade())
        .forEach(
            (name, template) ->
                assertThat(Rendered.container(template).getEnv())
                    .as(name)
                    .noneMatch(variable -> variable.getName().startsWith("LAGO_ORG_")));
    assertThat(values(instance)).containsEntry("LAGO_CREATE_ORG", "true");
  }

  @Test
  void aDollarSignInItsNameStaysOne() {
    assertThat(values(Specs.instance(MINIMAL))).containsEntry("LAGO_ORG_NAME", "$$Example");
  }

  @Test
  void onceMadeItIsNoPartOfTheInstance() {
    var made = Specs.instance(MINIMAL).withOrganizationMade();

    assertThat(made.organizationToMake()).isEmpty();
    assertThat(GeneratedSecret.of(made)).noneMatch(secret -> secret.name().equals("billing-admin"));
  }

  private static Map<String, String> values(Instance instance) {
    return variables(instance).entrySet().stream()
        .filter(e -> e.getValue().getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getValue()));
  }

  private static Map<String, String> references(Instance instance) {
    return variables(instance).entrySet().stream()
        .filter(e -> e.getValue().getValueFrom() != null)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> {
                  var reference = e.getValue().getValueFrom().getSecretKeyRef();
                  return reference.getName() + "/" + reference.getKey();
                }));
  }

  private static Map<String, EnvVar> variables(Instance instance) {
    var inputs = FakeInputs.of(instance);
    var template =
        OrganizationJobs.of(instance.organization().orElseThrow(), inputs)
            .template(new Environments(instance, inputs));
    return template.getSpec().getContainers().get(0).getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, variable -> variable));
  }
}
