package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Logs, errors and traces of Lago. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObservabilitySpec(
    @JsonPropertyDescription("Level of the logs: debug, info (the default), warn or error.")
        @SchemaFrom(type = LogLevel.class)
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
          @ValidationRule(value = Rules.IS_SAMPLE_RATE, message = Sentences.SAMPLE_RATE)
          @Nullable String tracesSampleRate) {}

  /** Access to an OpenTelemetry collector. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OpenTelemetry(
      @JsonPropertyDescription("URL of the collector.")
          @Required
          @Size(max = 300)
          @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
          @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
          String endpoint) {}

  /** Access to a Datadog agent. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Datadog(
      @JsonPropertyDescription("Host of the agent.") @Required @Size(min = 1, max = 253)
          String agentHost,
      @JsonPropertyDescription("Environment that is reported.") @Nullable String environment) {}
}
