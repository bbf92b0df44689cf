package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a Secret in the namespace of the instance. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKeyReference(
    @JsonPropertyDescription("Name of the Secret, in the same namespace as the LagoInstance.")
        @Required
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription("Key in that Secret whose value is used.")
        @Required
        @Size(min = 1, max = 253)
        String key) {}
