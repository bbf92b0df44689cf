package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.lagooperator.settings.Setting;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Manifests;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator with exactly the rights that the chart grants is refused nothing. */
@WithOperator
class RightsClusterTest {
  private static final String API_GROUP = "rbac.authorization.k8s.io";
  private static final String MUCH =
      """
      organization: {name: Example, email: admin@example.com}
      ingress: {}
      defaults: {serviceAccount: {name: mine}}
      components: {api: {autoscaling: {min: 1, max: 3}}, billing: {enabled: true}}
      """;

  @Test
  void theyAreEnoughToLookAfterAllNamespaces(TestNamespace namespace) {
    var name = namespace.name();
    var role =
        new ClusterRoleBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withRules(rules("default"));
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewRoleRef(API_GROUP, "ClusterRole", name)
            .addNewSubject(API_GROUP, "User", name, null);
    List<HasMetadata> granted = List.of(role.build(), binding.build());
    granted.forEach(it -> namespace.client().resource(it).create());
    try {
      livesAndDies(namespace, Set.of());
    } finally {
      granted.forEach(it -> namespace.client().resource(it).delete());
    }
  }

  @Test
  void theyAreEnoughToLookAfterOneNamespace(TestNamespace namespace) {
    var name = namespace.name();
    var role =
        new RoleBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withRules(rules("namespaced"));
    var binding =
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewRoleRef(API_GROUP, "Role", name)
            .addNewSubject(API_GROUP, "User", name, null);
    for (HasMetadata it : List.of(role.build(), binding.build())) {
      namespace.client().resource(it).create();
    }
    livesAndDies(namespace, Set.of(name));
  }

  private static void livesAndDies(TestNamespace namespace, Set<String> namespaces) {
    var user = namespace.name();
    var lagos = new Lagos(namespace);
    var own = "operatorClass: " + user + "\n";
    var mark = namespace.cluster().auditLog().mark();
    var settings =
        RunningOperator.settings(
            Map.of(Setting.NAMESPACES, String.join(" ", namespaces), Setting.CLASS, user));
    var client = namespace.cluster().newOperatorClientOf(user);
    try (var operator = LagoOperator.start(client, settings)) {
      assertThat(operator.probePort()).isPositive();
      lagos.applyMinimal(own + MUCH);
      lagos.awaitReason("billing", "ServiceAccountMissing");
      namespace.client().resource(account()).create();
      lagos.awaitState("billing", "Running");
      lagos.applyMinimal(own + "deletionPolicy: Delete\nstate: Stopped");
      lagos.awaitState("billing", "Stopped");
      Patches.on(namespace, Secret.class, "billing-keys")
          .await(secret -> !secret.getMetadata().getOwnerReferences().isEmpty());
    }
    var requests = namespace.cluster().auditLog().since(mark).where(it -> it.user().equals(user));
    assertThat(requests.where(it -> it.verb().equals("delete")).list()).isNotEmpty();
    assertThat(requests.where(it -> it.code() == 401 || it.code() == 403).list()).isEmpty();
  }

  private static ServiceAccount account() {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName("mine")
        .addToAnnotations("lago-operator.io/allow", "billing")
        .endMetadata()
        .build();
  }

  /** Of the ClusterRole or, where only some namespaces are watched, the Roles of the operator. */
  private static List<PolicyRule> rules(String render) {
    var rules =
        Manifests.read(Path.of("src", "test", "resources", "golden", "chart", render + ".yaml"))
            .stream()
            .filter(it -> it.getMetadata().getName().equals("lago-operator"))
            .flatMap(RightsClusterTest::rules)
            .distinct()
            .toList();
    assertThat(rules).isNotEmpty();
    return rules;
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    if (object instanceof ClusterRole role) {
      return role.getRules().stream();
    }
    return object instanceof Role role ? role.getRules().stream() : Stream.of();
  }
}
