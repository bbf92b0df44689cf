package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Logs, errors and traces of Lago. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObservabilitySpec(
    @JsonPropertyDescription("Level of the logs: debug, info (the default), warn or error.")
        @Nullable String logLevel,
    @JsonPropertyDescription("Error reports to Sentry.") @Nullable Sentry sentry,
    @JsonPropertyDescription("Traces by OpenTelemetry.") @Nullable OpenTelemetry openTelemetry,
    @JsonPropertyDescription("Traces to Datadog.") @Nullable Datadog datadog) {

  /** Access to Sentry. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sentry(
      @JsonPropertyDescription("Secret with the DSN.") @Required SecretKeyReference dsnSecret,
      @JsonPropertyDescription("Environment that is reported.") @Nullable String environment,
      @JsonPropertyDescription("Share of requests that are traced, for example \"0.1\".")
          @Size(max = 16)
          @Nullable String tracesSampleRate) {}

  /** Access to an OpenTelemetry collector. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OpenTelemetry(
      @JsonPropertyDescription("URL of the collector.") @Required @Size(max = 300)
          String endpoint) {}

  /** Access to a Datadog agent. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Datadog(
      @JsonPropertyDescription("Host of the agent.") @Required @Size(min = 1, max = 253)
          String agentHost,
      @JsonPropertyDescription("Environment that is reported.") @Nullable String environment) {}
}
