package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where images come from. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImagesSpec(
    @JsonPropertyDescription(
            "Registry put before every image, those of Jobs and bundled stores included, for mirrors and air-gapped clusters. Defaults to docker.io.")
        @Size(max = 253)
        @Nullable String registry,
    @JsonPropertyDescription("When images are pulled: Always, IfNotPresent (the default) or Never.")
        @SchemaFrom(type = PullPolicy.class)
        @Nullable String pullPolicy,
    @JsonPropertyDescription("Secrets with registry credentials, used for every pod.")
        @Size(max = 16)
        @Nullable List<LocalReference> pullSecrets,
    @JsonPropertyDescription("Repositories of Lago's own images. Their tag is always the release.")
        @Nullable Repositories repositories,
    @JsonPropertyDescription(
            "Digests by release. When it is given, every release on the way of an upgrade needs its line.")
        @Nullable Map<String, ReleaseDigests> digests,
    @JsonPropertyDescription("Image of the PDF service (Gotenberg).") @Nullable ToolImage pdf,
    @JsonPropertyDescription("Image of the bundled PostgreSQL.") @Nullable ToolImage postgresql,
    @JsonPropertyDescription("Image of the bundled Redis.") @Nullable ToolImage redis) {

  /** Repositories of Lago's own images. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Repositories(
      @JsonPropertyDescription(
              "Repository of the API image, which also runs workers, clock and Jobs. Defaults to getlago/api.")
          @Nullable String api,
      @JsonPropertyDescription("Repository of the user interface image. Defaults to getlago/front.")
          @Nullable String front,
      @JsonPropertyDescription(
              "Repository of the events processor image. Defaults to getlago/lago-events-processor.")
          @Nullable String eventsProcessor) {}

  /** Digests of the images of one release. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReleaseDigests(
      @JsonPropertyDescription("Digest of the API image, sha256:…")
          @Pattern("^sha256:[0-9a-f]{64}$")
          @Nullable String api,
      @JsonPropertyDescription("Digest of the user interface image, sha256:…")
          @Pattern("^sha256:[0-9a-f]{64}$")
          @Nullable String front,
      @JsonPropertyDescription("Digest of the events processor image, sha256:…")
          @Pattern("^sha256:[0-9a-f]{64}$")
          @Nullable String eventsProcessor) {}

  /** An image that has a version of its own. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ToolImage(
      @JsonPropertyDescription("Repository of the image, without registry.")
          @Nullable String repository,
      @JsonPropertyDescription("Tag of the image.") @Nullable String tag,
      @JsonPropertyDescription("Digest of the image, sha256:… It wins over the tag.")
          @Pattern("^(sha256:[0-9a-f]{64})?$")
          @Nullable String digest) {}
}
