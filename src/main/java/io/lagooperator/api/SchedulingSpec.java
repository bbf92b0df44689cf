package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where pods run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchedulingSpec(
    @JsonPropertyDescription("Labels that a node must have.")
        @Nullable Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints that the pods tolerate.") @Size(max = 32)
        @Nullable List<Toleration> tolerations,
    @JsonPropertyDescription("Affinity of the pods, as in a pod.") @Nullable ObjectNode affinity,
    @JsonPropertyDescription("How pods spread. Defaults to a soft spread over zones and nodes.")
        @Size(max = 8)
        @Nullable List<TopologySpreadConstraint> topologySpreadConstraints,
    @JsonPropertyDescription("PriorityClass of the pods.") @Size(max = 253)
        @Nullable String priorityClassName) {}
