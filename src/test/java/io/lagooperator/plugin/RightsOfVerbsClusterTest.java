package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.PodOutput;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights that the page of the plugin names are enough, each verb with its own alone. */
@WithOperator
class RightsOfVerbsClusterTest {
  private static final Map<String, List<String>> MORE =
      Map.of(
          "upgrade", List.of("1.51.1", "--yes"),
          "approve", List.of("--yes"),
          "task", List.of("lago:version", "--timeout", "2m"),
          "plan", List.of("-f", "examples/minimal.yaml"),
          "import helm", List.of("none"),
          "pause", List.of("--for", "1s"));

  /** What there is nothing to do for; all else is done. */
  private static final Map<String, ExitCode> EXPECTED =
      Map.of(
          "approve", ExitCode.REFUSED, // no step waits
          "import helm", ExitCode.REFUSED); // no such release

  @TempDir Path folder = Path.of("");

  @Test
  void everyVerbWorksWithTheRightsThatThePageNames(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    try (var output = PodOutput.of(namespace, "a line\n")) {
      for (var verb : PluginRights.BY_VERB.keySet()) {
        var user = namespace.name() + "-" + verb.replace(' ', '-');
        grant(namespace, user, PluginRights.policies(verb));
        var line = new ArrayList<>(List.of(verb.split(" ")));
        line.addAll(MORE.getOrDefault(verb, List.of()));
        if (verb.equals("report")) {
          line.addAll(List.of("-o", folder.resolve("report.zip").toString()));
        }

        var answer =
            Plugin.in(namespace).as(user).with(program -> 0).run(line.toArray(String[]::new));

        assertThat(answer.err()).as(verb).doesNotContain("may not", "forbidden");
        assertThat(answer.exitCode())
            .as("%s: %s", verb, answer.err())
            .isEqualTo(EXPECTED.getOrDefault(verb, ExitCode.GOOD));
        lagos.applyMinimal("state: Running"); // what stop or pause left behind
        lagos.awaitState("billing", "Running");
      }
    }
  }

  private static void grant(TestNamespace namespace, String user, List<PolicyRule> rules) {
    namespace
        .client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(user)
                .endMetadata()
                .withRules(rules)
                .build())
        .create();
    namespace
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(user)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", user)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .create();
  }
}
