package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A bag of settings under their well-known names, such as LAGO_DATABASE_URL. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.secret) != has(self.externalSecret)",
    message = Sentences.ONE_SETTINGS_SOURCE)
public record SettingsSource(
    @JsonPropertyDescription("Secret whose keys are the names of settings.")
        @Nullable LocalReference secret,
    @JsonPropertyDescription(
            "Path in an external store from which the operator has such a Secret made.")
        @Nullable ExternalSecretSource externalSecret) {

  /** A path in a store of the External Secrets Operator. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExternalSecretSource(
      @JsonPropertyDescription(
              "Store to read from. Only stores that the settings of the operator list are allowed.")
          @Required
          StoreReference store,
      @JsonPropertyDescription("Path in the store.") @Required @Size(min = 1, max = 1024)
          String path,
      @JsonPropertyDescription("How often the store is read. Defaults to 3600.")
          @Min(10)
          @Max(31_536_000)
          @Nullable Integer refreshIntervalSeconds) {}

  /** A SecretStore or ClusterSecretStore. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StoreReference(
      @JsonPropertyDescription("Name of the store.") @Required @Size(min = 1, max = 253)
          String name,
      @JsonPropertyDescription("SecretStore (the default) or ClusterSecretStore.")
          @SchemaFrom(type = StoreKind.class)
          @Nullable String kind) {}
}
