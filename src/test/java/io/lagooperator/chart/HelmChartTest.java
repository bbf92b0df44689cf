package io.lagooperator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Helm;
import io.lagooperator.testing.KubeScore;
import io.lagooperator.testing.Manifests;
import io.lagooperator.testing.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders, under both majors of Helm. */
class HelmChartTest {
  static List<Helm> helms() {
    return List.of(Helm.three(), Helm.four());
  }

  @ParameterizedTest
  @EnumSource
  void itRendersWhatIsCommitted(Render render) {
    Golden.check(render.golden(), render.by(Helm.three()));
  }

  @ParameterizedTest
  @EnumSource
  void itRendersTheSameBytesEachTimeAndTheSameLinesUnderBothMajors(Render render) {
    var line = render.arguments("--set=crds.enabled=true");
    var three = Helm.three().template(line);
    var four = Helm.four().template(line);

    assertThat(Helm.three().template(line)).isEqualTo(three);
    assertThat(Helm.four().template(line)).isEqualTo(four);
    assertThat(withoutBlankLines(four)).isEqualTo(withoutBlankLines(three));
  }

  /** The one thing that the majors do not agree on. */
  private static List<String> withoutBlankLines(String rendered) {
    return rendered.lines().filter(line -> !line.isBlank()).toList();
  }

  @ParameterizedTest
  @MethodSource("helms")
  void lintFindsNothing(Helm helm) {
    for (var render : Render.values()) {
      var line =
          Stream.concat(
              Stream.of("lint", "--strict", Helm.CHART.toString()), Stream.of(render.arguments()));

      assertThat(helm.run(line.toArray(String[]::new)))
          .contains("1 chart(s) linted, 0 chart(s) failed")
          .doesNotContain("[WARNING]")
          .doesNotContain("[ERROR]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void kubeScoreFindsNothingCritical(Render render) {
    assertThat(KubeScore.critical(render.by(Helm.three()))).isEmpty();
  }

  @Test
  void kubeScoreFindsWhatIsCritical() {
    assertThat(
            KubeScore.critical(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: bare, namespace: default}
                spec: {containers: [{name: bare, image: "bare:1"}]}
                """))
        .anyMatch(finding -> finding.contains("container-security-context"));
  }

  @Test
  void theDefinitionIsTheGeneratedOneAndStaysWhenTheReleaseGoes() {
    var objects = Manifests.parse(Helm.three().template());
    var crd = Manifests.only(objects, CustomResourceDefinition.class);

    assertThat(crd.getMetadata().getAnnotations())
        .containsExactly(Map.entry("helm.sh/resource-policy", "keep"));
    assertThat(crd.getMetadata().getName())
        .isEqualTo(FinishedCrd.committed().getMetadata().getName());
    assertThat(crd.getSpec()).isEqualTo(FinishedCrd.committed().getSpec());
  }

  @Test
  void inNamespacedModeThereIsARoleInEachNamespaceAndNothingOfTheCluster() {
    var objects = Render.NAMESPACED.objects();

    assertThat(objects)
        .noneMatch(it -> it instanceof ClusterRole || it instanceof ClusterRoleBinding);
    assertThat(namespaces(objects, Role.class)).containsExactly("billing", "staging");
    assertThat(namespaces(objects, RoleBinding.class)).containsExactly("billing", "staging");
    assertThat(Right.granted(objects)).isEqualTo(rightsOfOperator(Render.DEFAULT));
  }

  @Test
  void leasesMayBeWrittenOnlyWhereALeaderIsElected() {
    assertThat(Right.granted(Render.DEFAULT.objects()))
        .noneMatch(it -> it.resource().equals("leases"));
    assertThat(Right.granted(Render.FULL.objects())).anyMatch(it -> it.resource().equals("leases"));
  }

  @Test
  void nothingIsLookedUpDrawnByChanceOrHooked() throws IOException {
    for (var file : templates()) {
      var text = Files.readString(file);
      assertThat(text)
          .as(file.toString())
          .doesNotContainPattern("\\{\\{[^}]*\\b(lookup|rand[A-Z]|now|uuidv4|gen[A-Z]|shuffle)");
      if (text.contains("helm.sh/hook")) {
        assertThat(file).isEqualTo(Helm.CHART.resolve(Path.of("templates", "tests", "ready.yaml")));
      }
    }
  }

  @Test
  void severalWithoutAnElectionAreRefusedInWords() {
    assertThatThrownBy(() -> Helm.three().template("--set=replicas=2"))
        .hasMessageContaining(
            "replicas is more than 1, but leaderElection.enabled is false: set it to true, so that"
                + " one works and the others stand by");
  }

  @Test
  void aSettingInTheEnvironmentIsRefusedInWords() {
    assertThatThrownBy(
            () -> Helm.three().template("--set-json=env=[{\"name\":\"LAGO_OPERATOR_CLASS\"}]"))
        .hasMessageContaining("env has LAGO_OPERATOR_CLASS, which other values set");
  }

  @Test
  void anAccountThatIsNotCreatedMustBeNamed() {
    assertThatThrownBy(() -> Helm.three().template("--set=serviceAccount.create=false"))
        .hasMessageContaining("serviceAccount.name is empty: name an account that is there");
  }

  @Test
  void aReleaseOfAnotherNameHasObjectsOfItsOwn() {
    var objects =
        Manifests.parse(
            Helm.three()
                .run("template", "blue", Helm.CHART.toString(), "--set=crds.enabled=false"));

    assertThat(objects.stream().filter(it -> it.getMetadata().getName().equals("lago-operator")))
        .isEmpty();
    assertThat(Manifests.only(objects, Deployment.class).getMetadata().getName())
        .isEqualTo("blue-lago-operator");
  }

  @Test
  void thePodOutlivesItsWorkInFlight() {
    var pod = Manifests.only(Render.FULL.objects(), Deployment.class).getSpec().getTemplate();

    assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(60);
    assertThat(pod.getSpec().getContainers().get(0).getEnv())
        .contains(
            new EnvVarBuilder()
                .withName("LAGO_OPERATOR_STOP_TIMEOUT_SECONDS")
                .withValue("50")
                .build());
  }

  private static Set<Right> rightsOfOperator(Render render) {
    return Right.granted(
        render.objects().stream()
            .filter(it -> it.getMetadata().getName().equals("lago-operator"))
            .toList());
  }

  private static List<String> namespaces(List<HasMetadata> objects, Class<?> kind) {
    return objects.stream()
        .filter(kind::isInstance)
        .map(it -> it.getMetadata().getNamespace())
        .toList();
  }

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(Helm.CHART.resolve("templates"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
