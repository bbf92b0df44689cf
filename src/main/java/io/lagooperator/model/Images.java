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
    Optional<Map<Release, Digests>> digests,
    Tool pdf,
    Tool postgresql,
    Tool redis) {

  /** Digests of Lago's own images of one release. */
  public record Digests(Optional<String> api, Optional<String> front) {}

  /** An image with a version of its own. */
  public record Tool(String repository, String tag, Optional<String> digest) {}

  /** The image that runs everything written in Ruby. */
  public String api(Release release) {
    return own(apiRepository, release, digests.map(d -> d.get(release)).flatMap(Digests::api));
  }

  public String front(Release release) {
    return own(frontRepository, release, digests.map(d -> d.get(release)).flatMap(Digests::front));
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
