package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patched;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What users merge onto pod templates runs, follows its changes, and never takes Lago with it. */
@WithOperator
class PodTemplateClusterTest {
  @Test
  void sidecarsOfUsersRunInANamespaceThatEnforcesRestrictedPods(TestNamespace namespace) {
    namespace.label("pod-security.kubernetes.io/enforce", "restricted");
    relaySecret(namespace);
    var lagos = new Lagos(namespace);

    lagos.applyExample("sidecar");
    var lago = lagos.awaitState("billing", "Running");

    assertThat(lago.getStatus().overridden())
        .containsExactly("components.api.podTemplate", "components.worker.podTemplate");
    for (var component : List.of("api", "worker")) {
      assertThat(pods(namespace, component))
          .singleElement()
          .satisfies(
              pod -> {
                assertThat(pod.getSpec().getContainers())
                    .extracting(Container::getName)
                    .containsExactly(component, "mail-relay");
                assertThat(pod.getStatus().getContainerStatuses())
                    .hasSize(2)
                    .allMatch(container -> container.getReady());
              });
    }
    assertThat(pods(namespace, "front").get(0).getSpec().getContainers()).hasSize(1);
  }

  @Test
  void aPatchRollsItsComponentWhenItChangesAndNeverElse(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var patch = "components: {api: {podTemplate: {spec: {%s}}}, front: {restart: '%s'}}";
    var sidecar =
        "containers: [{name: c, image: i, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}],"
            + " resources: {limits: {cpu: 1.0}}, env: [{name: A, value: %s}]}],"
            + " tolerations: [{key: a}], hostAliases: [{ip: 10.0.0.1, hostnames: [a]}],"
            + " topologySpreadConstraints: [{topologyKey: x, maxSkew: 1, whenUnsatisfiable: ScheduleAnyway}]";
    lagos.applyMinimal(patch.formatted(sidecar.formatted("a"), "1"));
    lagos.awaitState("billing", "Running");
    var first = generation(namespace, "billing-api");

    lagos.applyMinimal(patch.formatted(sidecar.formatted("a"), "2"));
    lagos.awaitState("billing", "Running");
    assertThat(generation(namespace, "billing-api")).isEqualTo(first);

    lagos.applyMinimal(patch.formatted(sidecar.formatted("b"), "2"));
    lagos.awaitState("billing", "Running");
    assertThat(generation(namespace, "billing-api")).isEqualTo(first + 1);
    assertThat(pods(namespace, "api").stream().filter(p -> !p.isMarkedForDeletion()))
        .singleElement()
        .satisfies(
            pod ->
                assertThat(pod.getSpec().getContainers().get(1).getEnv().get(0).getValue())
                    .isEqualTo("b"));
  }

  @Test
  void whatLagoReliesOnIsRefusedInWordsAndNothingIsTouched(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    var before = versions(namespace);

    for (var example : Patched.cases()) {
      lagos.applyMinimal(example.refused());
      var lago =
          lagos.await(
              "billing",
              "the words '%s' at %s".formatted(example.words(), example.path()),
              l -> isLookedAt(l) && message(l).contains(example.words()));
      assertThat(message(lago)).startsWith("spec.components." + example.path() + ": ");
      assertThat(Lagos.ready(lago).getReason()).isEqualTo("InvalidSpec");
    }
    assertThat(versions(namespace)).isEqualTo(before);

    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    assertThat(versions(namespace)).isEqualTo(before);
  }

  @Test
  void aTemplateThatIsRefusedFromTheStartMakesNothing(TestNamespace namespace) {
    var lagos = new Lagos(namespace);

    lagos.applyMinimal(Patched.component("api", "spec: {hostNetwork: true}"));

    assertThat(lagos.awaitReason("billing", "InvalidSpec").getMessage())
        .startsWith("spec.components.api.podTemplate.spec.hostNetwork: may not be set");
    assertThat(versions(namespace)).isEmpty();
    assertThat(namespace.client().resources(Secret.class).list().getItems()).isEmpty();
  }

  @Test
  void imagesThatNeedRootOrTheirOwnFileSystemRunAtLevelBaseline(TestNamespace namespace) {
    namespace.label("pod-security.kubernetes.io/enforce", "baseline");
    var lagos = new Lagos(namespace);

    lagos.applyMinimal(
        "defaults: {security: Baseline}",
        Patched.component(
            "worker",
            "spec: {containers: [{name: c, image: i, securityContext: {runAsUser: 0, capabilities: {add: [CHOWN]}}}]}"));
    lagos.awaitState("billing", "Running");

    for (var component : List.of("api", "worker", "front", "pdf", "clock")) {
      assertThat(pods(namespace, component).get(0).getSpec().getSecurityContext().getRunAsUser())
          .as(component)
          .isNull();
    }
    assertThat(pods(namespace, "postgresql").get(0).getSpec().getSecurityContext().getRunAsUser())
        .isPositive();
  }

  private static boolean isLookedAt(LagoInstance lago) {
    return Objects.equals(
        lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
  }

  private static String message(LagoInstance lago) {
    return String.valueOf(lago.getStatus().message());
  }

  private static long generation(TestNamespace namespace, String deployment) {
    return Patches.on(namespace, Deployment.class, deployment).get().getMetadata().getGeneration();
  }

  /** Of all workloads, by name: what changes with every write of them. */
  private static Map<String, Long> versions(TestNamespace namespace) {
    var versions = new TreeMap<String, Long>();
    namespace.client().resources(Deployment.class).list().getItems().stream()
        .map(Deployment::getMetadata)
        .forEach(metadata -> versions.put(metadata.getName(), metadata.getGeneration()));
    return versions;
  }

  private static List<Pod> pods(TestNamespace namespace, String component) {
    return namespace
        .client()
        .pods()
        .withLabel("lago-operator.io/component", component)
        .list()
        .getItems();
  }

  private static void relaySecret(TestNamespace namespace) {
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("mail-relay")
                .endMetadata()
                .withStringData(Map.of("password", "p", "upstream-password", "u"))
                .build())
        .create();
  }
}
