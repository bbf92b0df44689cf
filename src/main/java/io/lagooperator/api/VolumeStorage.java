package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Files on a volume. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeStorage(
    @JsonPropertyDescription(
            "Size of the volume, for example 10Gi (the default). It may grow, never shrink.")
        @Size(max = 32)
        @Pattern(Rules.SIZE_PATTERN)
        @Nullable String size,
    @JsonPropertyDescription(
            "StorageClass of the volume, fixed once it is made. When it is left out, the default class of the cluster is used.")
        @Size(max = 253)
        @Nullable String storageClassName,
    @JsonPropertyDescription(
            "ReadWriteOnce (the default; all pods that use the volume share one node) or ReadWriteMany.")
        @SchemaFrom(type = VolumeAccess.class)
        @Nullable String accessMode,
    @JsonPropertyDescription(
            "PersistentVolumeClaim of your own to use instead of one that the operator makes.")
        @Size(max = 253)
        @Nullable String existingClaim) {}
