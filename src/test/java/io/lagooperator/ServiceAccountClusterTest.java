package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Watcher;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pods run as an account of the user only where that account says so, and are told at once. */
@WithOperator
class ServiceAccountClusterTest {
  private static final String MINE = "defaults: {serviceAccount: {name: mine}}";
  private static final String ALLOW = "lago-operator.io/allow";

  @Test
  void anAccountIsWaitedForUntilItLetsTheInstanceRunAsIt(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(MINE);
    assertThat(lagos.awaitReason("billing", "ServiceAccountMissing").getMessage())
        .startsWith("spec.defaults.serviceAccount.name: ServiceAccount " + namespace.name())
        .contains("Create it with the annotation lago-operator.io/allow: billing");

    account(namespace, Map.of());
    assertThat(lagos.awaitReason("billing", "ServiceAccountNotAllowed").getMessage())
        .contains("kubectl annotate serviceaccount -n " + namespace.name() + " mine");
    account(namespace, Map.of(ALLOW, "other"));
    lagos.await(
        "billing",
        "a word on the other instance",
        l -> String.valueOf(l.getStatus().message()).contains("--overwrite"));
    assertThat(namespace.client().resources(Deployment.class).list().getItems()).isEmpty();
    assertThat(namespace.client().secrets().list().getItems()).isEmpty();

    account(namespace, Map.of(ALLOW, "billing"));
    lagos.awaitState("billing", "Running");
    assertThat(namespace.client().resources(Pod.class).list().getItems())
        .isNotEmpty()
        .allMatch(pod -> "mine".equals(pod.getSpec().getServiceAccountName()))
        .allMatch(pod -> Boolean.FALSE.equals(pod.getSpec().getAutomountServiceAccountToken()));
    assertThat(ours(namespace)).isNull();
  }

  @Test
  void ourAccountStaysUntilAllPodsHaveLeftIt(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    account(namespace, Map.of(ALLOW, "billing"));

    try (var recorder = namespace.record(ServiceAccount.class, Deployment.class)) {
      lagos.applyMinimal(MINE);
      lagos.awaitState("billing", "Running");
      namespace
          .client()
          .serviceAccounts()
          .withName("billing")
          .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

      var events = recorder.upToNow(Patience.LIMIT);
      var gone =
          events.stream()
              .filter(
                  e ->
                      e.action() == Watcher.Action.DELETED
                          && e.kind().equals("ServiceAccount")
                          && e.name().equals("billing"))
              .findFirst()
              .orElseThrow();
      assertThat(events.stream().filter(e -> e.as(Deployment.class).isPresent()))
          .filteredOn(e -> e.resourceVersion() > gone.resourceVersion())
          .flatExtracting(e -> e.as(Deployment.class).stream().toList())
          .allMatch(
              d -> d.getSpec().getTemplate().getSpec().getServiceAccountName().equals("mine"));
    }
    assertThat(Patches.on(namespace, ServiceAccount.class, "mine").get().getMetadata())
        .satisfies(metadata -> assertThat(metadata.getOwnerReferences()).isEmpty())
        .satisfies(metadata -> assertThat(metadata.getLabels()).isNullOrEmpty());
  }

  @Test
  void aWordThatIsTakenBackStopsChangesAndNoPod(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    account(namespace, Map.of(ALLOW, "billing"));
    lagos.applyMinimal(MINE);
    lagos.awaitState("billing", "Running");

    account(namespace, Map.of());
    lagos.awaitReason("billing", "ServiceAccountNotAllowed");

    assertThat(namespace.client().resources(Deployment.class).list().getItems())
        .allMatch(d -> d.getStatus().getReadyReplicas() == 1);
    account(namespace, Map.of(ALLOW, "billing"));
    lagos.awaitState("billing", "Running");
  }

  private static @Nullable ServiceAccount ours(TestNamespace namespace) {
    return namespace.client().serviceAccounts().withName("billing").get();
  }

  private static void account(TestNamespace namespace, Map<String, String> annotations) {
    namespace
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("mine")
                .withNamespace(namespace.name())
                .withAnnotations(annotations)
                .endMetadata()
                .build())
        .fieldManager("user")
        .forceConflicts()
        .serverSideApply();
  }
}
