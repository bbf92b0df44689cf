package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Keys of Lago that the user supplies. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeysSpec(
    @JsonPropertyDescription(
            "Secret with SECRET_KEY_BASE, LAGO_RSA_PRIVATE_KEY, LAGO_ENCRYPTION_PRIMARY_KEY, LAGO_ENCRYPTION_DETERMINISTIC_KEY and LAGO_ENCRYPTION_KEY_DERIVATION_SALT.")
        @Required
        LocalReference secret,
    @JsonPropertyDescription("Keys of the Secret where they differ from the names of the settings.")
        @Nullable KeyNames names) {

  /** The keys under which a Secret holds the keys of Lago. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KeyNames(
      @JsonPropertyDescription("Key that holds SECRET_KEY_BASE.") @Nullable String secretKeyBase,
      @JsonPropertyDescription("Key that holds the RSA private key, as PEM or as base64 of PEM.")
          @Nullable String rsaPrivateKey,
      @JsonPropertyDescription("Key that holds LAGO_ENCRYPTION_PRIMARY_KEY.")
          @Nullable String encryptionPrimaryKey,
      @JsonPropertyDescription("Key that holds LAGO_ENCRYPTION_DETERMINISTIC_KEY.")
          @Nullable String encryptionDeterministicKey,
      @JsonPropertyDescription("Key that holds LAGO_ENCRYPTION_KEY_DERIVATION_SALT.")
          @Nullable String encryptionKeyDerivationSalt) {}
}
