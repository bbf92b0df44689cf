package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for every component unless the component says otherwise. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DefaultsSpec(
    @JsonPropertyDescription("Where pods run.") @Nullable SchedulingSpec scheduling,
    @JsonPropertyDescription(
            "Pod Security level that the pods keep: Restricted (the default) or Baseline.")
        @SchemaFrom(type = SecurityLevel.class)
        @Nullable String security,
    @JsonPropertyDescription("ServiceAccount of the pods. Defaults to an own one without a token.")
        @Nullable ServiceAccount serviceAccount,
    @JsonPropertyDescription("Labels for every pod.") @Nullable Map<String, String> podLabels,
    @JsonPropertyDescription("Annotations for every pod.")
        @Nullable Map<String, String> podAnnotations) {

  /** The ServiceAccount of the pods. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ServiceAccount(
      @JsonPropertyDescription(
              "ServiceAccount of your own. It must carry the annotation lago-operator.io/allow: <instance>.")
          @Size(max = 253)
          @Nullable String name,
      @JsonPropertyDescription(
              "Annotations for the ServiceAccount that the operator makes, for example for workload identity.")
          @Nullable Map<String, String> annotations) {}
}
