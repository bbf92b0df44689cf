package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The first organization, made once. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "self.name.matches('[A-Za-z0-9]')", message = Sentences.ORGANIZATION_NAME)
@ValidationRule(
    value = "self.email.matches('" + Rules.EMAIL_PATTERN + "')",
    message = Sentences.ORGANIZATION_EMAIL)
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
