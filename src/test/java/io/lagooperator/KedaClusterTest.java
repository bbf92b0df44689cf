package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.desired.TriggerAuthentication;
import io.lagooperator.faults.FaultTrial;
import io.lagooperator.faults.KindFaults;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.Upkeep;
import io.lagooperator.testing.WithOperator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Workers by waiting jobs: what KEDA has in its hands, and what it must let go in time. */
@WithOperator
class KedaClusterTest {
  private static final String SCALED =
      "components: {worker: {autoscaling: {min: 1, max: 3, queueLength: 100}}}";

  @Test
  void whatEndsWaitsUntilKedaHasLetGo(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    FaultTrial.once(KindFaults.scalersNotServed(SCALED), namespace);
    var scaler = Patches.on(namespace, ScaledObject.class, "billing-worker");
    scaler.await(it -> maxOf(it) == 3);
    var access = Patches.on(namespace, TriggerAuthentication.class, "billing-queues");
    assertThat(access.get()).isNotNull();
    assertThat(Patches.on(namespace, Secret.class, "billing-queues").get().getData())
        .containsKeys("address", "password");

    scaler.merge("{\"spec\": {\"maxReplicaCount\": 30}}");
    scaler.await(it -> maxOf(it) == 3);
    Upkeep.restoresALabel(namespace, ScaledObject.class, "billing-worker");
    Upkeep.restoresALabel(namespace, TriggerAuthentication.class, "billing-queues");
    Upkeep.removesALeftover(namespace, TriggerAuthentication.class, access.get());

    scale(namespace, 3);
    lagos.await("billing", "3 workers", l -> readyWorkers(l) == 3);
    lagos.applyMinimal(SCALED, "restart: again");
    lagos.await("billing", "3 new workers", l -> readyWorkers(l) == 3);
    lagos.awaitState("billing", "Running");

    FaultTrial.once(
        KindFaults.scalerHangs(SCALED)
            .whileItLasts(
                () -> {
                  scale(namespace, 1);
                  Patches.on(namespace, Deployment.class, "billing-worker")
                      .await(w -> replicas(w) == 0);
                  assertThat(namespace.client().resources(Job.class).list().getItems()).hasSize(1);
                }),
        namespace);
    assertThat(namespace.client().resources(Job.class).list().getItems()).hasSize(2);
    scaler.await(it -> it.getMetadata().getDeletionTimestamp() == null);
  }

  /** As KEDA does, and the autoscaler that it makes. */
  private static void scale(TestNamespace namespace, int replicas) {
    namespace
        .client()
        .apps()
        .deployments()
        .inNamespace(namespace.name())
        .withName("billing-worker")
        .scale(replicas);
  }

  private static int replicas(Deployment deployment) {
    return deployment.getSpec().getReplicas();
  }

  private static int maxOf(ScaledObject scaler) {
    return Objects.requireNonNull(scaler.getSpec()).maxReplicaCount();
  }

  private static int readyWorkers(io.lagooperator.api.LagoInstance lago) {
    return Objects.requireNonNull(lago.getStatus().services()).stream()
        .filter(service -> service.name().equals("worker"))
        .mapToInt(service -> Objects.requireNonNullElse(service.ready(), 0))
        .sum();
  }
}
