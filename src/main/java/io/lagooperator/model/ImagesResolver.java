package io.lagooperator.model;

import io.lagooperator.api.ImagesSpec;
import io.lagooperator.api.LocalReference;
import io.lagooperator.api.PullPolicy;
import io.lagooperator.model.Images.Digests;
import io.lagooperator.model.Images.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves {@code spec.images}. */
final class ImagesResolver {
  private static final Tool PDF = new Tool("getlago/lago-gotenberg", "8.15", Optional.empty());
  private static final Tool POSTGRESQL = new Tool("postgres", "15-alpine", Optional.empty());
  private static final Tool REDIS = new Tool("redis", "7-alpine", Optional.empty());

  private ImagesResolver() {}

  static Images resolve(@Nullable ImagesSpec given) {
    var images = Optional.ofNullable(given);
    var repositories = images.map(ImagesSpec::repositories);
    return new Images(
        text(images.map(ImagesSpec::registry), "docker.io"),
        images.map(ImagesSpec::pullPolicy).map(PullPolicy::valueOf).orElse(PullPolicy.IfNotPresent),
        images.map(ImagesSpec::pullSecrets).orElse(List.of()).stream()
            .map(LocalReference::name)
            .toList(),
        text(repositories.map(ImagesSpec.Repositories::api), "getlago/api"),
        text(repositories.map(ImagesSpec.Repositories::front), "getlago/front"),
        text(
            repositories.map(ImagesSpec.Repositories::eventsProcessor),
            "getlago/lago-events-processor"),
        images.map(ImagesSpec::digests).map(ImagesResolver::digests),
        tool(images.map(ImagesSpec::pdf), PDF),
        tool(images.map(ImagesSpec::postgresql), POSTGRESQL),
        tool(images.map(ImagesSpec::redis), REDIS));
  }

  private static Map<Release, Digests> digests(Map<String, ImagesSpec.ReleaseDigests> given) {
    return given.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                e -> Release.of(e.getKey()),
                e ->
                    new Digests(
                        Optional.ofNullable(e.getValue().api()),
                        Optional.ofNullable(e.getValue().front()),
                        Optional.ofNullable(e.getValue().eventsProcessor()))));
  }

  private static Tool tool(Optional<ImagesSpec.ToolImage> given, Tool unset) {
    return new Tool(
        text(given.map(ImagesSpec.ToolImage::repository), unset.repository()),
        text(given.map(ImagesSpec.ToolImage::tag), unset.tag()),
        given.map(ImagesSpec.ToolImage::digest).filter(digest -> !digest.isEmpty()));
  }

  /** An empty text means the same as none, as in the charts that many manifests come from. */
  private static String text(Optional<String> given, String unset) {
    return given.filter(text -> !text.isEmpty()).orElse(unset);
  }
}
