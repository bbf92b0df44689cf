package io.lagooperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.DeployedOperator;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Helm;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart in a cluster: its own one, since every release brings the one definition. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class HelmClusterTest {
  private static final String CRD = "lagoinstances.lago-operator.io";

  private Cluster cluster;

  static List<Helm> helms() {
    return HelmChartTest.helms();
  }

  @BeforeAll
  void start() {
    cluster = Cluster.start("helm");
  }

  @AfterAll
  void end() {
    cluster.close();
  }

  @Test
  void withTheRightsOfAClusterRoleTheMinimalExampleComesToRunning() {
    reachesRunning(Helm.three());
  }

  @Test
  void withTheRightsOfARoleInOneNamespaceItDoesToo() {
    reachesRunning(Helm.four(), "--set=watch.namespaces={NAMESPACE}");
  }

  /** As users do it; then the operator as its pod would run it. */
  private void reachesRunning(Helm major, String... values) {
    var helm = major.on(cluster);
    try (var namespace = TestNamespace.create(cluster, "instances");
        var system = TestNamespace.create(cluster, "restricted")) {
      system.label("pod-security.kubernetes.io/enforce", "restricted");
      var mark = cluster.auditLog().mark();
      install(helm, system, Helm.CHART, values(values, namespace));
      var deployment = deployment(system);
      try (var operator = DeployedOperator.start(cluster, deployment)) {
        operator.awaitWork();
        var lagos = new Lagos(namespace);
        lagos.applyExample("minimal");
        lagos.awaitState("billing", "Running");

        var requests =
            cluster.auditLog().since(mark).where(it -> it.user().equals(operator.user()));
        assertThat(requests.writes().list()).isNotEmpty();
        assertThat(requests.where(it -> it.code() == 401 || it.code() == 403).list()).isEmpty();
      } finally {
        uninstall(helm, system);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("helms")
  void anUpgradeBringsTheNewDefinition(Helm major, @TempDir Path folder) throws IOException {
    var helm = major.on(cluster);
    var older = olderChart(folder);
    try (var namespace = TestNamespace.create(cluster, "upgraded")) {
      install(helm, namespace, older);
      assertThat(specFields()).doesNotContainKey("pause");
      var before = new Lagos(namespace).apply(Lagos.minimal("1.51.0"));

      helm.run(
          "upgrade",
          "lago-operator",
          Helm.CHART.toString(),
          "--namespace=" + namespace.name(),
          "--wait");

      assertThat(specFields()).containsKey("pause");
      assertThat(new Lagos(namespace).get("billing").getMetadata().getUid())
          .isEqualTo(before.getMetadata().getUid());
      uninstall(helm, namespace);
    }
  }

  @ParameterizedTest
  @MethodSource("helms")
  void whatIsUninstalledLeavesInstancesAndTheirDefinition(Helm major) {
    var helm = major.on(cluster);
    try (var namespace = TestNamespace.create(cluster, "uninstalled")) {
      install(helm, namespace, Helm.CHART);
      var before = new Lagos(namespace).apply(Lagos.minimal("1.51.0"));

      uninstall(helm, namespace);

      assertThat(deployments(namespace)).isEmpty();
      assertThat(specFields()).containsKey("pause");
      assertThat(new Lagos(namespace).get("billing").getMetadata().getUid())
          .isEqualTo(before.getMetadata().getUid());
      install(helm, namespace, Helm.CHART);
      uninstall(helm, namespace);
    }
  }

  /** The definition stays from test to test, and belongs to a release that is gone. */
  private void install(Helm helm, TestNamespace namespace, Path chart, String... values) {
    var line =
        Stream.concat(
            Stream.of(
                "install",
                "lago-operator",
                chart.toString(),
                "--namespace=" + namespace.name(),
                "--take-ownership",
                "--wait"),
            Stream.of(values));
    helm.run(line.toArray(String[]::new));
  }

  private static void uninstall(Helm helm, TestNamespace namespace) {
    helm.run("uninstall", "lago-operator", "--namespace=" + namespace.name(), "--wait");
  }

  private static String[] values(String[] values, TestNamespace namespace) {
    return Arrays.stream(values)
        .map(it -> it.replace("NAMESPACE", namespace.name()))
        .toArray(String[]::new);
  }

  private List<Deployment> deployments(TestNamespace namespace) {
    return cluster
        .client()
        .apps()
        .deployments()
        .inNamespace(namespace.name())
        .withLabel("app.kubernetes.io/name", "lago-operator")
        .list()
        .getItems();
  }

  private Deployment deployment(TestNamespace namespace) {
    return deployments(namespace).get(0);
  }

  private Map<String, JSONSchemaProps> specFields() {
    var crd =
        Objects.requireNonNull(
            cluster.client().resources(CustomResourceDefinition.class).withName(CRD).get());
    var schema = crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    return Objects.requireNonNull(schema.getProperties().get("spec")).getProperties();
  }

  /** This chart with a definition that does not know a field yet. */
  private static Path olderChart(Path folder) throws IOException {
    var older = folder.resolve("lago-operator");
    try (var files = Files.walk(Helm.CHART)) {
      for (var file : files.toList()) {
        var copy = older.resolve(Helm.CHART.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    var yaml =
        new ObjectMapper(
            new YAMLFactory()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
    var crd = yaml.readTree(Files.readString(FinishedCrd.COMMITTED));
    var spec =
        (ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties");
    spec.remove("pause");
    Files.writeString(
        older.resolve("files").resolve(FinishedCrd.COMMITTED.getFileName()),
        yaml.writeValueAsString(crd));
    return older;
  }
}
