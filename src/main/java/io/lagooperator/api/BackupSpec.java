package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Backups of the database on a schedule. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupSpec(
    @JsonPropertyDescription("Schedule in cron format, for example \"0 3 * * *\".")
        @Required
        @Size(min = 1, max = 128)
        String schedule,
    @JsonPropertyDescription("Number of backups to keep.") @Min(1) @Max(1000)
        @Nullable Integer keep,
    @JsonPropertyDescription("Bucket for the backups.") @Nullable S3Storage s3,
    @JsonPropertyDescription("Volume for the backups.") @Nullable VolumeStorage volume) {}
