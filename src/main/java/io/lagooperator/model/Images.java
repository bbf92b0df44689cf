package io.lagooperator.model;

import io.lagooperator.api.PullPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each image comes from. */
public record Images(
    String registry,
    PullPolicy pullPolicy,
    List<String> pullSecrets,
    String apiRepository,
    String frontRepository,
    String eventsProcessorRepository,
    Optional<Map<Release, Digests>> digests,
    Tool pdf,
    Tool postgresql,
    Tool redis) {

  /** Digests of Lago's own images of one release. */
  public record Digests(
      Optional<String> api, Optional<String> front, Optional<String> eventsProcessor) {}

  /** An image with a version of its own. */
  public record Tool(String repository, String tag, Optional<String> digest) {}

  /** Whether digests are given, but not for this release. */
  public boolean lacksDigests(Release release) {
    return digests.filter(lines -> !lines.containsKey(release)).isPresent();
  }

  /** The image that runs everything written in Ruby. */
  public String api(Release release) {
    return own(apiRepository, release, digests.map(d -> d.get(release)).flatMap(Digests::api));
  }

  public String front(Release release) {
    return own(
        frontRepository,
        ReleaseCatalogue.BUILT_IN.front(release),
        digests.map(d -> d.get(release)).flatMap(Digests::front));
  }

  public String eventsProcessor(Release release) {
    return own(
        eventsProcessorRepository,
        ReleaseCatalogue.BUILT_IN.eventsProcessor(release),
        digests.map(d -> d.get(release)).flatMap(Digests::eventsProcessor));
  }

  /** What a component runs when Lago is at a release. */
  public String of(Component component, Release release) {
    return switch (component.role()) {
      case API, WORKER, CLOCK -> api(release);
      case STREAM -> component.isRuby() ? api(release) : eventsProcessor(release);
      case FRONT -> front(release);
      case PDF -> tool(pdf);
      case STORE -> tool(component == Component.POSTGRESQL ? postgresql : redis);
    };
  }

  public String tool(Tool tool) {
    var name = prefixed(tool.repository());
    return tool.digest().map(d -> name + "@" + d).orElse(name + ":" + tool.tag());
  }

  private String own(String repository, Release release, Optional<String> digest) {
    var name = prefixed(repository) + ":v" + release;
    return digest.map(d -> name + "@" + d).orElse(name);
  }

  /** Docker's own registry calls repositories without an owner "library". */
  private String prefixed(String repository) {
    var docker = registry.equals("docker.io") && !repository.contains("/");
    return registry + "/" + (docker ? "library/" : "") + repository;
  }
}
