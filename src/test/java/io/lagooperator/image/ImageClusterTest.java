package io.lagooperator.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.OnCluster;
import io.lagooperator.testing.OperatorProcess;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image, built on a base of this machine, and run as a pod would run it. */
@OnCluster
class ImageClusterTest {
  private static final Path FOLDER = Path.of("target", "image-test");
  private static final String VERSION = "1.2.3";

  private static ImageOperator operator;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    assertThat(Container.isPossible())
        .as("the image can be run here: that takes Linux and root, or user name spaces (unshare)")
        .isTrue();
    operator = ImageOperator.of(ImageBuild.build(recipe("first")), FOLDER);
  }

  @AfterAll
  static void remove() throws IOException {
    if (operator != null) {
      operator.close();
    }
  }

  private static Recipe recipe(String folder) {
    return new Recipe(ImageBuild.localBase(), VERSION, "0123abcd", FOLDER.resolve(folder));
  }

  @Test
  void twoBuildsGiveTheSameBytes() throws IOException, InterruptedException {
    assertThat(ImageBuild.build(recipe("second"))).hasSameBinaryContentAs(recipe("first").tar());
  }

  @Test
  void itBringsAnInstanceUpWithoutRightsOnTheMachine(Cluster cluster, TestNamespace namespace)
      throws IOException {
    RunningOperator.installCrd(cluster.client());
    try (var process =
        start(cluster, namespace, List.of("-Xlog:class+load:file=/tmp/classes.log"))) {
      var lagos = new Lagos(namespace);
      lagos.applyMinimal("operatorClass: " + namespace.name());
      lagos.awaitState("billing", "Running");

      assertThat(statusOf(process.pid(), "Uid")).as("user").containsOnly("65532");
      assertThat(statusOf(process.pid(), "CapEff")).as("rights").containsOnly("0000000000000000");
    }
    var loaded = Files.readAllLines(operator.scratch().resolve("classes.log"), UTF_8);
    var ofArchive = loaded.stream().filter(it -> it.contains("shared objects file")).count();
    assertThat(100 * ofArchive / loaded.size())
        .as(
            "percent of %d classes that come from the archive; if they have become fewer, write the"
                + " list anew: mvn verify -Dgolden.update=true -Dit.test=ImageClusterTest",
            loaded.size())
        .isGreaterThanOrEqualTo(90);
  }

  @Test
  void itsClassesAreThoseOfAWholeRun(Cluster cluster, TestNamespace namespace) throws IOException {
    if (!Golden.isUpdated()) {
      assertThat(Files.readAllLines(Recipe.CLASSES))
          .contains("io/lagooperator/apply/InstanceReconciler")
          .isEqualTo(ClassList.kept(Files.readAllLines(Recipe.CLASSES)));
      return;
    }
    RunningOperator.installCrd(cluster.client());
    try (var process =
        start(
            cluster,
            namespace,
            List.of("-XX:DumpLoadedClassList=/tmp/classes.lst", "-Xshare:off"))) {
      var lagos = new Lagos(namespace);
      lagos.applyMinimal("operatorClass: " + namespace.name());
      lagos.awaitState("billing", "Running");
      assertThat(process.isAlive()).isTrue();
    }
    Files.write(
        Recipe.CLASSES,
        ClassList.kept(Files.readAllLines(operator.scratch().resolve("classes.lst"))));
  }

  @Test
  void itSaysWhatItIs() throws IOException {
    var image = operator.image();
    assertThat(image.user()).isEqualTo("65532:65532");
    assertThat(image.labels())
        .containsEntry("org.opencontainers.image.version", VERSION)
        .containsEntry("org.opencontainers.image.revision", "0123abcd")
        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
        .containsKey("org.opencontainers.image.title");
    var parts =
        new ObjectMapper()
            .readTree(image.outside(Path.of("/app/lago-operator.cdx.json")).toFile())
            .path("components");
    assertThat(parts.findValuesAsText("name"))
        .contains("operator-framework-core", "kubernetes-client", "logback-classic")
        .doesNotContain("junit-jupiter", "jib-core");
  }

  private static OperatorProcess start(
      Cluster cluster, TestNamespace namespace, List<String> options) throws IOException {
    return operator.start(
        cluster,
        options,
        Map.of(
            "LAGO_OPERATOR_NAMESPACES", namespace.name(),
            "LAGO_OPERATOR_CLASS", namespace.name()));
  }

  private static List<String> statusOf(long pid, String line) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(it -> it.startsWith(line + ":"))
        .flatMap(it -> List.of(it.split("\\s+", -1)).stream().skip(1))
        .toList();
  }
}
