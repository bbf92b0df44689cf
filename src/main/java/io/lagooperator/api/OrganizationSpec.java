package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The first organization, made once. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganizationSpec(
    @JsonPropertyDescription("Name of the organization.") @Required @Size(min = 1, max = 255)
        String name,
    @JsonPropertyDescription("Address of the first user.") @Required @Size(min = 3, max = 320)
        String email,
    @JsonPropertyDescription(
            "Secret with the password of the first user. Without it one is generated into <instance>-admin.")
        @Nullable SecretKeyReference passwordSecret,
    @JsonPropertyDescription(
            "Secret with the API key of the organization. Without it one is generated into <instance>-admin.")
        @Nullable SecretKeyReference apiKeySecret) {}
