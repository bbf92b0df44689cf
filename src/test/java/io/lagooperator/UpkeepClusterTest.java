package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.Upkeep;
import io.lagooperator.testing.WithOperator;
import org.junit.jupiter.api.Test;

/** Objects that somebody took the label off are found again, and those that nobody needs go. */
@WithOperator
class UpkeepClusterTest {
  @Test
  void ofEveryKindThatEveryClusterServes(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(
        "ingress: {}",
        "components: {front: {replicas: 2}, api: {autoscaling: {min: 2, max: 3}}}",
        "storage: {volume: {accessMode: ReadWriteMany}}");
    lagos.awaitState("billing", "Running");

    Upkeep.restoresALabel(namespace, ConfigMap.class, "billing-front");
    Upkeep.restoresALabel(namespace, PersistentVolumeClaim.class, "billing-postgresql");
    Upkeep.restoresALabel(namespace, Service.class, "billing-api");
    Upkeep.restoresALabel(namespace, ServiceAccount.class, "billing");
    Upkeep.restoresALabel(namespace, Deployment.class, "billing-front");
    Upkeep.restoresALabel(namespace, StatefulSet.class, "billing-postgresql");
    Upkeep.restoresALabel(namespace, HorizontalPodAutoscaler.class, "billing-api");
    Upkeep.restoresALabel(namespace, Ingress.class, "billing");
    Upkeep.restoresALabel(namespace, PodDisruptionBudget.class, "billing-front");

    removesALeftover(namespace, ConfigMap.class, "billing-front");
    removesALeftover(namespace, ServiceAccount.class, "billing");
    removesALeftover(namespace, HorizontalPodAutoscaler.class, "billing-api");
    removesALeftover(namespace, Ingress.class, "billing");
    removesALeftover(namespace, PodDisruptionBudget.class, "billing-front");
    var store = Patches.on(namespace, StatefulSet.class, "billing-postgresql").get();
    store.getSpec().setReplicas(0);
    Upkeep.removesALeftover(namespace, StatefulSet.class, store);
    var service = Patches.on(namespace, Service.class, "billing-front").get();
    service.getSpec().setClusterIP(null);
    service.getSpec().setClusterIPs(null);
    Upkeep.removesALeftover(namespace, Service.class, service);
  }

  /** The Job itself is never touched but for that: it is the proof of what was done. */
  @Test
  void ofAJobToo(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    var jobs = namespace.client().resources(Job.class).list().getItems();
    assertThat(jobs).hasSize(1);

    Upkeep.restoresALabel(namespace, Job.class, jobs.get(0).getMetadata().getName());

    lagos.awaitState("billing", "Running");
    assertThat(namespace.client().resources(Job.class).list().getItems())
        .extracting(job -> job.getMetadata().getUid())
        .containsExactly(jobs.get(0).getMetadata().getUid());
  }

  private static <T extends HasMetadata> void removesALeftover(
      TestNamespace namespace, Class<T> kind, String like) {
    Upkeep.removesALeftover(namespace, kind, Patches.on(namespace, kind, like).get());
  }
}
