package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Sign-in with Google. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GoogleAuthSpec(
    @JsonPropertyDescription("OAuth client ID.") @Required @Size(min = 1, max = 253)
        String clientId,
    @JsonPropertyDescription("Secret with the OAuth client secret.") @Required
        SecretKeyReference clientSecret) {}
