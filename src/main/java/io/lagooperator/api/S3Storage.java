package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Files in an S3-compatible object storage. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.accessKeySecret) == has(self.secretKeySecret)",
    message = Sentences.S3_KEYS_COME_IN_PAIRS)
public record S3Storage(
    @JsonPropertyDescription("Name of the bucket.") @Required @Size(min = 1, max = 63)
        String bucket,
    @JsonPropertyDescription("Region of the bucket, for example fr-par.")
        @Required
        @Size(min = 1, max = 63)
        String region,
    @JsonPropertyDescription(
            "URL of the service without the bucket, for example https://s3.fr-par.scw.cloud. When it is left out: Amazon S3.")
        @Size(max = 300)
        @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
        @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
        @Nullable String endpoint,
    @JsonPropertyDescription(
            "Whether the bucket is part of the path instead of the host. Defaults to false.")
        @Nullable Boolean pathStyle,
    @JsonPropertyDescription(
            "Secret with the access key. Without it the identity of the workload is used.")
        @Nullable SecretKeyReference accessKeySecret,
    @JsonPropertyDescription("Secret with the secret key.")
        @Nullable SecretKeyReference secretKeySecret) {}
