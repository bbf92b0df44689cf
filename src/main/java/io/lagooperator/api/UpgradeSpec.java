package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How a new version is reached. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpgradeSpec(
    @JsonPropertyDescription(
            "Automatic (the default) or Manual: wait before each step that cannot be undone.")
        @SchemaFrom(type = Approval.class)
        @Nullable String approval,
    @JsonPropertyDescription(
            "With Manual: the release that may be gone to now; the work on the data that comes before it is part of that.")
        @Size(max = 32)
        @Pattern(Rules.RELEASE_PATTERN)
        @Nullable String approved,
    @JsonPropertyDescription(
            "Release that the database is at: for one without a record of this operator.")
        @Size(max = 32)
        @Pattern(Rules.RELEASE_PATTERN)
        @Nullable String from,
    @JsonPropertyDescription(
            "Refuse (the default) or Allow releases that the operator does not know.")
        @SchemaFrom(type = UnknownReleases.class)
        @Nullable String unknownReleases,
    @JsonPropertyDescription("None (the default) or BeforeEachHop.")
        @SchemaFrom(type = BackupPolicy.class)
        @Nullable String backup) {}
