package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component of Lago. All components share these fields; some fit only some components. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComponentSpec(
    @JsonPropertyDescription(
            "Whether the component runs. pdf and dedicated workers only: pdf is on by default, dedicated workers are off, but for those that a setting cannot do without.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription("Number of pods. Defaults to 1. The clock always has 1.")
        @Min(0)
        @Max(1000)
        @Nullable Integer replicas,
    @JsonPropertyDescription(
            "Threads of each process. api only. Defaults to the release's own number.")
        @Min(1)
        @Max(128)
        @Nullable Integer threads,
    @JsonPropertyDescription("Puma worker processes. api only. Defaults to 0, one process.")
        @Min(0)
        @Max(128)
        @Nullable Integer processes,
    @JsonPropertyDescription(
            "Jobs that each pod works on at once. Workers only. Defaults to Lago's own number: 10, and 5 for billing, clockWorker and alerts.")
        @Min(1)
        @Max(500)
        @Nullable Integer concurrency,
    @JsonPropertyDescription(
            "IDs of the organizations whose jobs the dedicated worker takes. dedicated only.")
        @Size(min = 1, max = 256)
        @ValidationRule(
            value = Rules.ORGANIZATIONS_ARE_IDS,
            message = Sentences.ORGANIZATIONS_ARE_IDS)
        @Nullable List<@Size(max = 64) String> organizations,
    @JsonPropertyDescription("CPU and memory of the container.") @Nullable Resources resources,
    @JsonPropertyDescription("Lets the cluster choose the number of pods within bounds.")
        @Nullable Autoscaling autoscaling,
    @JsonPropertyDescription(
            "How many pods may be away at once when nodes are drained. Defaults to one where there are two or more.")
        @Nullable DisruptionBudget disruptionBudget,
    @JsonPropertyDescription(
            "Environment variables that no typed field owns, for this component alone.")
        @Size(max = 50)
        @Nullable List<EnvironmentVariable> env,
    @JsonPropertyDescription("Where the pods run.") @Nullable SchedulingSpec scheduling,
    @JsonPropertyDescription("Free text. A new value restarts this component.") @Size(max = 253)
        @Nullable String restart,
    @JsonPropertyDescription(
            "Merged onto the rendered pod template, last, as kubectl patch does it: for sidecars, volumes and what else no field covers. What Lago runs, as whom and with which settings it cannot change. Secrets that only it refers to are not watched; restart the component when they change.")
        @Nullable ObjectNode podTemplate) {

  /** Bounds within which the number of pods may vary. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(value = "self.min <= self.max", message = Sentences.AUTOSCALING_BOUNDS)
  public record Autoscaling(
      @JsonPropertyDescription("Least number of pods.") @Required @Min(1) @Max(1000) Integer min,
      @JsonPropertyDescription("Greatest number of pods.") @Required @Min(1) @Max(1000) Integer max,
      @JsonPropertyDescription(
              "CPU use, in percent of the request, to aim for. Defaults to 80; with queueLength, CPU"
                  + " counts only when it is given.")
          @Min(1)
          @Max(1000)
          @Nullable Integer cpuPercent,
      @JsonPropertyDescription(
              "Waiting jobs for each pod to aim for. Workers only; needs KEDA, which counts them in"
                  + " Redis.")
          @Min(1)
          @Max(1_000_000)
          @Nullable Integer queueLength) {}

  /** How many pods may be away at once. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DisruptionBudget(
      @JsonPropertyDescription("Pods that may be away at once when nodes are drained.")
          @Required
          @Min(0)
          @Max(1000)
          Integer maxUnavailable) {}
}
