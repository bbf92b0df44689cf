package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which connections the network allows. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPolicySpec(
    @JsonPropertyDescription("Whether NetworkPolicies are made. Defaults to true.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription("Further peers that may connect, as in a NetworkPolicy.")
        @Size(max = 32)
        @Nullable List<ObjectNode> ingressFrom,
    @JsonPropertyDescription("Further peers that may be connected to, as in a NetworkPolicy.")
        @Size(max = 32)
        @Nullable List<ObjectNode> egressTo) {}
