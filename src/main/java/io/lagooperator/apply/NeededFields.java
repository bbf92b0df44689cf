package io.lagooperator.apply;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * Of what the API server sends, reads the fields that facts are made of, and passes over the rest:
 * what is never made need not be thrown away.
 */
final class NeededFields extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1;

  private static final Map<Class<?>, Set<String>> NEEDED =
      Map.ofEntries(
          Map.entry(DeploymentSpec.class, Set.of("replicas")),
          Map.entry(StatefulSetSpec.class, Set.of("replicas")),
          Map.entry(PodSpec.class, Set.of("nodeName")),
          Map.entry(PersistentVolumeClaimSpec.class, Set.of("resources")),
          Map.entry(JobSpec.class, Set.of()),
          Map.entry(ServiceSpec.class, Set.of()),
          Map.entry(IngressSpec.class, Set.of()),
          Map.entry(HTTPRouteSpec.class, Set.of()),
          Map.entry(PodDisruptionBudgetSpec.class, Set.of()),
          Map.entry(HorizontalPodAutoscalerSpec.class, Set.of()),
          Map.entry(HorizontalPodAutoscalerStatus.class, Set.of()));

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
    var needed = NEEDED.get(type.getBeanClass());
    if (needed != null) {
      var names = new ArrayList<String>();
      builder.getProperties().forEachRemaining(property -> names.add(property.getName()));
      names.removeAll(needed);
      names.forEach(
          name -> {
            builder.removeProperty(PropertyName.construct(name));
            builder.addIgnorable(name);
          });
    }
    return builder;
  }
}
