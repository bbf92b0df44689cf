package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes with an instance, and what must never go. */
@WithOperator
class DeletionClusterTest {
  private static final List<Class<? extends HasMetadata>> CHILDREN =
      List.of(Deployment.class, StatefulSet.class, Service.class, Job.class, Pod.class);

  @Test
  void allChildrenVanishAndKeysAndVolumesStay(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");

    lagos.delete("billing");

    awaitNoChildren(namespace);
    assertThat(secrets(namespace))
        .containsExactlyInAnyOrder("billing-keys", "billing-postgresql", "billing-redis");
    assertThat(namespace.client().resources(PersistentVolumeClaim.class).list().getItems())
        .extracting(claim -> claim.getMetadata().getName())
        .containsExactlyInAnyOrder("billing-files", "billing-postgresql", "billing-redis");
  }

  @Test
  void anInstanceThatIsMadeAgainHasTheSameKeysByteForByte(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    var keys = keys(namespace);

    lagos.delete("billing");
    lagos.applyExample("minimal"); // at once, while the old children are still being collected
    lagos.awaitState("billing", "Running");

    assertThat(keys).hasSize(5);
    assertThat(keys(namespace)).isEqualTo(keys);
  }

  @Test
  void deletionWorksWhileTheOperatorIsDown(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var ownClass = namespace.name();
    var operator = RunningOperator.start(namespace.cluster(), "lago-operator/gone", ownClass);
    lagos.applyMinimal("operatorClass: " + ownClass);
    lagos.awaitState("billing", "Running");
    operator.close();

    lagos.delete("billing");

    awaitNoChildren(namespace);
    assertThat(secrets(namespace)).contains("billing-keys");
  }

  @Test
  void withDeletionPolicyDeleteKeysAndVolumesGoToo(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    lagos.applyMinimal("deletionPolicy: Delete");
    Patches.on(namespace, Secret.class, "billing-keys")
        .await(secret -> !secret.getMetadata().getOwnerReferences().isEmpty());
    Patches.on(namespace, PersistentVolumeClaim.class, "billing-files")
        .await(claim -> !claim.getMetadata().getOwnerReferences().isEmpty());

    try (var recorder = namespace.record(Secret.class, PersistentVolumeClaim.class)) {
      lagos.delete("billing");

      List.of("billing-keys", "billing-postgresql", "billing-redis", "billing-files")
          .forEach(
              name ->
                  recorder.awaitEvent(
                      e -> e.action() == Action.DELETED && e.name().equals(name), Patience.LIMIT));
    }
  }

  @Test
  void lostKeysAreNeverMadeAnewForOldData(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    var backup = namespace.client().secrets().withName("billing-keys").get();

    namespace.client().secrets().withName("billing-keys").delete();

    var ready = lagos.awaitReason("billing", "KeysMissing");
    assertThat(ready.getMessage()).contains("billing-keys").contains("Restore it from a backup");
    assertThat(secrets(namespace)).doesNotContain("billing-keys");

    backup.getMetadata().setResourceVersion(null);
    backup.getMetadata().setUid(null);
    namespace.client().resource(backup).create();
    lagos.awaitState("billing", "Running");
  }

  private static Map<String, String> keys(TestNamespace namespace) {
    return namespace.client().secrets().withName("billing-keys").get().getData();
  }

  private static List<String> secrets(TestNamespace namespace) {
    return namespace.client().secrets().list().getItems().stream()
        .map(secret -> secret.getMetadata().getName())
        .toList();
  }

  private static void awaitNoChildren(TestNamespace namespace) {
    CHILDREN.forEach(
        kind -> {
          try (var recorder = namespace.record(List.of(kind))) {
            recorder.awaitNone(Patience.LIMIT);
          }
        });
  }
}
