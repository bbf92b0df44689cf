package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** An environment variable that no typed field owns. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "has(self.value) != has(self.secret)", message = Sentences.VALUE_OR_SECRET)
public record EnvironmentVariable(
    @JsonPropertyDescription("Name of the variable.")
        @Required
        @Size(min = 1, max = 128)
        @ValidationRule(value = Rules.IS_ENV_NAME, message = Sentences.ENV_NAME)
        String name,
    @JsonPropertyDescription("Value of the variable. Give value or secret.") @Size(max = 32768)
        @Nullable String value,
    @JsonPropertyDescription("Secret with the value.") @Nullable SecretKeyReference secret) {}
