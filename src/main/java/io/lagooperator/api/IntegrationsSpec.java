package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Services that Lago works with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntegrationsSpec(
    @JsonPropertyDescription("Nango, for accounting and CRM integrations.") @Nullable Nango nango,
    @JsonPropertyDescription("GoCardless, for direct debits.") @Nullable Gocardless gocardless,
    @JsonPropertyDescription("Mistral, for the AI agent.") @Nullable Mistral mistral,
    @JsonPropertyDescription(
            "Meilisearch, for search. Lago indexes into it; it searches there once LAGO_MEILISEARCH_SEARCH_ENABLED is true in env.")
        @Nullable Meilisearch meilisearch,
    @JsonPropertyDescription("URL of the OAuth proxy, for example https://proxy.getlago.com.")
        @Size(max = 300)
        @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
        @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
        @Nullable String oauthProxyUrl,
    @JsonPropertyDescription("Data API, for premium analytics.") @Nullable DataApi dataApi) {

  /** Access to Nango. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Nango(
      @JsonPropertyDescription("Public key.")
          @Required
          @Size(min = 1, max = 253)
          @ValidationRule(value = Rules.IS_PUBLIC_TEXT, message = Sentences.PUBLIC_TEXT_IS_PLAIN)
          String publicKey,
      @JsonPropertyDescription("Secret with the secret key.") @Required
          SecretKeyReference secretKeySecret) {}

  /** Access to GoCardless. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Gocardless(
      @JsonPropertyDescription("Client ID.") @Required @Size(min = 1, max = 253) String clientId,
      @JsonPropertyDescription("Secret with the client secret.") @Required
          SecretKeyReference clientSecret) {}

  /** Access to Mistral. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Mistral(
      @JsonPropertyDescription("Agent ID.") @Required @Size(min = 1, max = 253) String agentId,
      @JsonPropertyDescription("Secret with the API key.") @Required
          SecretKeyReference apiKeySecret) {}

  /** Access to Meilisearch. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Meilisearch(
      @JsonPropertyDescription("URL of Meilisearch.")
          @Required
          @Size(max = 300)
          @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
          @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
          String url,
      @JsonPropertyDescription("Secret with the API key.")
          @Nullable SecretKeyReference apiKeySecret) {}

  /** Access to the Data API. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DataApi(
      @JsonPropertyDescription("URL of the Data API.")
          @Required
          @Size(max = 300)
          @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
          @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
          String url,
      @JsonPropertyDescription("Secret with the bearer token.") @Required
          SecretKeyReference tokenSecret) {}
}
