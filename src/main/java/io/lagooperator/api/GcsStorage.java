package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Files in Google Cloud Storage. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GcsStorage(
    @JsonPropertyDescription("Google Cloud project.") @Required @Size(min = 1, max = 63)
        String project,
    @JsonPropertyDescription("Name of the bucket.") @Required @Size(min = 1, max = 222)
        String bucket,
    @JsonPropertyDescription(
            "Secret with the key file of a service account. Without it the identity of the workload is used.")
        @Nullable SecretKeyReference keyfileSecret,
    @JsonPropertyDescription(
            "Service account that signs URLs when the identity of the workload is used.")
        @Size(max = 253)
        @Nullable String serviceAccountEmail) {}
