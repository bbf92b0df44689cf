package io.lagooperator.authoring;

import io.lagooperator.model.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Lago as it runs today: the environment of its processes, and what else is known of it. Inner
 * hosts are names that only its own machine knows; spec is what needs no translation any more.
 */
record Source(
    Map<String, String> environment,
    Optional<Release> release,
    Set<String> innerHosts,
    Map<String, Object> spec,
    List<Left> left,
    List<String> byHand) {
  private static final String URL = "^[a-z]+://(?:[^@/]*@)?\\[?([^\\]/:?#]+).*$";

  Source {
    environment = new LinkedHashMap<>(environment);
    left = List.copyOf(left);
    byHand = List.copyOf(byHand);
  }

  static Source ofEnvironment(Map<String, String> environment, List<String> byHand) {
    return new Source(
        environment,
        Optional.empty(),
        Set.of("db", "redis", "postgres", "localhost", "127.0.0.1", "host.docker.internal"),
        Map.of(),
        List.of(),
        byHand);
  }

  /** Whether only its own machine knows the host of an address. */
  boolean isInner(String url) {
    return !url.matches(URL) || innerHosts.contains(url.replaceFirst(URL, "$1"));
  }
}
