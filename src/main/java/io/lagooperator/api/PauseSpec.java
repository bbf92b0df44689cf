package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A time in which the operator writes nothing but status. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PauseSpec(
    @JsonPropertyDescription("End of the pause, for example 2026-12-01T00:00:00Z.")
        @Required
        @Size(min = 1, max = 64)
        @ValidationRule(value = Rules.IS_TIME, message = Sentences.TIME)
        String until,
    @JsonPropertyDescription("Why the instance is paused, for those who wonder.") @Size(max = 1024)
        @Nullable String reason) {}
