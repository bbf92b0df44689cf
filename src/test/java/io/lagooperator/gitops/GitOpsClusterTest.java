package io.lagooperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Kubectl;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever applies the same file again and again changes nothing, and learns how it stands. */
@WithOperator
class GitOpsClusterTest {
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void appliedAgainOnClientOrServerNothingDiffers(Path example, TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var kubectl = Kubectl.in(namespace);
    kubectl.run("apply", "-f", example.toString());
    var settled = lagos.await("billing", "rest or a question", GitOpsClusterTest::isSettled);

    for (var round = 0; round < 2; round++) {
      assertThat(kubectl.run("diff", "-f", example.toString())).isEmpty();
      assertThat(kubectl.run("apply", "-f", example.toString())).contains("billing unchanged");
    }
    for (var round = 0; round < 2; round++) {
      kubectl.run(onServer("apply", example));
      assertThat(kubectl.run(onServer("diff", example))).isEmpty();
    }

    var now = lagos.get("billing");
    assertThat(now.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(now.getSpec()).isEqualTo(settled.getSpec());
  }

  @Test
  void healthFollowsTheInstanceThroughItsLife(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var flux = FluxHealth.in(namespace)) {
      lagos.applyMinimal("operatorClass: nobodys");
      assertThat(healths(lagos, flux)).isEqualTo("Progressing InProgress");
      lagos.delete("billing");

      try (var slow = namespace.stages().slowReady("api")) {
        lagos.applyMinimal();
        lagos.await("billing", "a first look", Lagos::isSeen);
        assertThat(healths(lagos, flux)).isEqualTo("Progressing InProgress");
      }
      lagos.awaitState("billing", "Running");
      assertThat(healths(lagos, flux)).isEqualTo("Healthy Current");

      lagos.applyMinimal("pause: {until: 2100-01-01T00:00:00Z}", "ingress: {}");
      lagos.awaitReason("billing", "Paused");
      assertThat(healths(lagos, flux)).isEqualTo("Suspended InProgress");

      lagos.applyMinimal("state: Stopped");
      lagos.awaitState("billing", "Stopped");
      assertThat(healths(lagos, flux)).isEqualTo("Healthy Current");

      lagos.applyMinimal("licenseSecret: {name: none, key: none}");
      lagos.awaitReason("billing", "SecretMissing");
      assertThat(healths(lagos, flux)).isEqualTo("Degraded Failed");
    }
  }

  private static String healths(Lagos lagos, FluxHealth flux) {
    return ArgoHealth.of(lagos.get("billing")).status() + " " + flux.of("billing");
  }

  private static boolean isSettled(LagoInstance lago) {
    return Lagos.isSeen(lago)
        && ("True".equals(Lagos.ready(lago).getStatus()) || "True".equals(stalled(lago)))
        && noServiceMoves(lago);
  }

  /** What somebody has to do something about may come up all the same, and so change its status. */
  private static boolean noServiceMoves(LagoInstance lago) {
    return Optional.ofNullable(lago.getStatus().services()).orElse(List.of()).stream()
        .noneMatch(service -> "Starting".equals(service.state()));
  }

  private static String stalled(LagoInstance lago) {
    Condition condition = Lagos.condition(lago, "Stalled");
    return String.valueOf(condition.getStatus());
  }

  private static String[] onServer(String verb, Path example) {
    return new String[] {
      verb,
      "--server-side",
      "--force-conflicts",
      "--field-manager=argocd-controller",
      "-f",
      example.toString()
    };
  }
}
