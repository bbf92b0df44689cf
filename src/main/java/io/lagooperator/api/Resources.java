package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CPU and memory of a container. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resources(
    @JsonPropertyDescription("What is reserved on the node, for example {cpu: 500m, memory: 1Gi}.")
        @Nullable Map<String, Quantity> requests,
    @JsonPropertyDescription("What may be used at most, for example {memory: 1Gi}.")
        @Nullable Map<String, Quantity> limits) {}
