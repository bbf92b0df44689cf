package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for every component unless the component says otherwise. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DefaultsSpec(
    @JsonPropertyDescription("Where pods run.") @Nullable SchedulingSpec scheduling,
    @JsonPropertyDescription(
            "Pod Security level that the pods keep. Restricted (the default) has a user that is not root, and a root file system that cannot be written. Baseline has the user of the image, and a root file system that can be written, for images that need it. Bundled stores are always restricted.")
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
  @ValidationRule(
      value =
          "!has(self.name) || self.name == '' || !has(self.annotations) || size(self.annotations) == 0",
      message = Sentences.ACCOUNT_OF_USER_IS_ANNOTATED_ITSELF)
  public record ServiceAccount(
      @JsonPropertyDescription(
              "ServiceAccount of your own, which the operator leaves alone. It must carry the annotation lago-operator.io/allow: <instance>.")
          @Size(max = 253)
          @Nullable String name,
      @JsonPropertyDescription(
              "Annotations for the ServiceAccount that the operator makes, for example for workload identity.")
          @Nullable Map<String, String> annotations) {

    /** Whether it is an account of the user. */
    @JsonIgnore
    public boolean isNamed() {
      return name != null && !name.isEmpty();
    }
  }
}
