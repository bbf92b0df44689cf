package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where Lago keeps files such as invoices: exactly one of volume, s3 and gcs. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "[has(self.volume), has(self.s3), has(self.gcs)].filter(given, given).size() == 1",
    message = Sentences.ONE_STORAGE)
public record StorageSpec(
    @JsonPropertyDescription("A volume. This is the default; prefer s3 in production.")
        @Nullable VolumeStorage volume,
    @JsonPropertyDescription("A bucket of an S3-compatible object storage.") @Nullable S3Storage s3,
    @JsonPropertyDescription("A bucket of Google Cloud Storage.") @Nullable GcsStorage gcs) {}
