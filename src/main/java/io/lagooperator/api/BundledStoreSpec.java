package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A data store that the operator runs beside Lago, for small installations. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundledStoreSpec(
    @JsonPropertyDescription("Size of the volume, for example 10Gi. It may grow, never shrink.")
        @Size(max = 32)
        @Pattern(Rules.SIZE_PATTERN)
        @Nullable String size,
    @JsonPropertyDescription(
            "StorageClass of the volume, fixed once it is made. When it is left out, the default class of the cluster is used.")
        @Size(max = 253)
        @Nullable String storageClassName,
    @JsonPropertyDescription("CPU and memory of the store.") @Nullable Resources resources) {}
