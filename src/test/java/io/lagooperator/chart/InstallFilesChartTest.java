package io.lagooperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.settings.OperatorSettings;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Helm;
import io.lagooperator.testing.Kubectl;
import io.lagooperator.testing.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is committed for those who install without Helm is what Helm would install. */
class InstallFilesChartTest {
  @Test
  void theyAreAsTheBuildMakesThem() {
    InstallFiles.all().forEach(Golden::check);
  }

  @Test
  void theDefinitionIsTheSameBytesEverywhere() throws IOException {
    for (var copy :
        List.of(
            Helm.CHART.resolve("files").resolve(FinishedCrd.COMMITTED.getFileName()),
            Path.of("kustomize", "base", "crd.yaml"),
            Path.of("olm", "manifests").resolve(FinishedCrd.COMMITTED.getFileName()))) {
      assertThat(Files.mismatch(copy, FinishedCrd.COMMITTED)).as(copy.toString()).isEqualTo(-1);
    }
  }

  @Test
  void kustomizeMakesTheObjectsOfTheOneFile() {
    var made = Manifests.parse(Kubectl.alone().run("kustomize", "kustomize/base"));

    assertThat(made).containsExactlyInAnyOrderElementsOf(Manifests.read(Path.of("install.yaml")));
  }

  @Test
  void theVersionIsThatOfTheOperator() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    var chart = Files.readString(Helm.CHART.resolve("Chart.yaml"));
    var version = pom.replaceFirst("(?s).*?<version>([0-9.]+)(-SNAPSHOT)?</version>.*", "$1");

    assertThat(chart).contains("\nversion: " + version + "\n", "\nappVersion: " + version + "\n");
  }

  @Test
  void eachWayToRenderGivesTheOperatorSettingsThatItKnows() {
    for (var render : Render.values()) {
      var deployment = Manifests.only(render.objects(), Deployment.class);
      var environment = new HashMap<String, String>();
      deployment
          .getSpec()
          .getTemplate()
          .getSpec()
          .getContainers()
          .get(0)
          .getEnv()
          .forEach(
              it ->
                  environment.put(it.getName(), it.getValue() == null ? "system" : it.getValue()));

      assertThat(OperatorSettings.from(environment)).isNotNull();
    }
  }

  @Test
  void theBundleRunsTheDeploymentOfTheChart() {
    var csv =
        Manifests.only(
            Manifests.read(OlmBundle.MANIFESTS.resolve(OlmBundle.CSV)),
            GenericKubernetesResource.class);
    Map<String, Object> deployment = csv.get("spec", "install", "spec", "deployments", 0);
    var bundled = Serialization.asYaml(deployment.get("spec"));
    var spec = Serialization.unmarshal(bundled, DeploymentSpec.class);
    var container = spec.getTemplate().getSpec().getContainers().get(0);
    container.getEnv().removeIf(it -> it.getName().equals("LAGO_OPERATOR_NAMESPACES"));

    assertThat(spec)
        .isEqualTo(Manifests.only(Render.DEFAULT.objects(), Deployment.class).getSpec());
    assertThat(bundled).contains("value: \"25\"");
  }

  @Test
  void everyObjectSaysWhereItBelongs() {
    for (HasMetadata object : Manifests.read(Path.of("install.yaml"))) {
      if (!object.getKind().equals("CustomResourceDefinition")) {
        assertThat(object.getMetadata().getLabels())
            .as(object.getKind())
            .containsEntry("app.kubernetes.io/part-of", "lago-operator");
      }
    }
  }
}
