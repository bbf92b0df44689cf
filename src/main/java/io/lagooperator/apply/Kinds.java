package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.lagooperator.desired.ExternalSecret;
import io.lagooperator.desired.ExternalSecretV1Beta1;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.desired.TriggerAuthentication;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds that an instance is made of, and how each is treated. */
final class Kinds {
  /** Kinds whose objects are removed when they are no longer wanted; data is never among them. */
  static final List<Class<? extends HasMetadata>> PRUNED =
      List.of(
          Deployment.class,
          StatefulSet.class,
          Service.class,
          Ingress.class,
          PodDisruptionBudget.class,
          HorizontalPodAutoscaler.class,
          ConfigMap.class,
          ServiceAccount.class,
          HTTPRoute.class,
          ScaledObject.class,
          TriggerAuthentication.class,
          ExternalSecret.class,
          ExternalSecretV1Beta1.class,
          Secret.class);

  /** Kinds that not every cluster serves. */
  static final Set<Class<? extends HasMetadata>> OPTIONAL =
      Set.of(
          HTTPRoute.class,
          ScaledObject.class,
          TriggerAuthentication.class,
          ExternalSecret.class,
          ExternalSecretV1Beta1.class);

  /** Older versions of kinds, of use only where the cluster serves nothing newer. */
  static final Map<Class<? extends HasMetadata>, Class<? extends HasMetadata>> OLDER =
      Map.of(ExternalSecret.class, ExternalSecretV1Beta1.class);

  private Kinds() {}

  /** Kinds of which only objects with our label are of interest. */
  static Stream<Class<? extends HasMetadata>> labelled() {
    return Stream.concat(
            PRUNED.stream(), Stream.of(PersistentVolumeClaim.class, Job.class, Pod.class))
        .filter(kind -> kind != Secret.class);
  }
}
