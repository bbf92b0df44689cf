package io.lagooperator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What KEDA makes an autoscaler from. */
@Group("keda.sh")
@Version("v1alpha1")
@Kind("ScaledObject")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ScaledObject extends ForeignObject<ScaledObject.Spec> {
  /** What is scaled, within which bounds, by what. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Spec(
      TargetReference scaleTargetRef,
      int minReplicaCount,
      int maxReplicaCount,
      Advanced advanced,
      List<Trigger> triggers) {}

  /** The Deployment. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TargetReference(String apiVersion, String kind, String name) {}

  /** How the autoscaler behaves, and what it makes of several triggers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Advanced(
      HpaConfig horizontalPodAutoscalerConfig, @Nullable Modifiers scalingModifiers) {}

  /** How fast it scales. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HpaConfig(HorizontalPodAutoscalerBehavior behavior) {}

  /** One number of several triggers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Modifiers(String formula, String target) {}

  /** What is measured. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Trigger(
      String type,
      String name,
      @Nullable String metricType,
      Map<String, String> metadata,
      @Nullable Authentication authenticationRef) {}

  /** How to log in. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Authentication(String name) {}

  static ScaledObject of(ObjectMeta metadata, Spec spec) {
    var made = new ScaledObject();
    made.setMetadata(metadata);
    made.setSpec(spec);
    return made;
  }
}
