package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What Lago reports to its vendor. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TelemetrySpec(
    @JsonPropertyDescription(
            "Whether Lago sends usage analytics through Segment. Defaults to false.")
        @Nullable Boolean segment) {}
