package io.lagooperator.authoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where queues, the cache and messages to browsers are. */
final class RedisServers {
  private static final String QUEUE = "REDIS_URL";
  private static final String CACHE = "LAGO_REDIS_CACHE_URL";
  private static final String CABLE = "LAGO_REDIS_CABLE_URL";
  private static final String USER_INFO = "^([a-z]+://)(?:([^:@/]*)(?::([^@/]*))?@)?(.*)$";

  private final Source source;
  private final Variables variables;
  private final Spec spec;
  private final BiFunction<String, String, Map<String, Object>> keep;
  private final List<String> byHand;

  RedisServers(
      Source source,
      Variables variables,
      Spec spec,
      BiFunction<String, String, Map<String, Object>> keep,
      List<String> byHand) {
    this.source = source;
    this.variables = variables;
    this.spec = spec;
    this.keep = keep;
    this.byHand = byHand;
  }

  void carry() {
    var queue =
        url(QUEUE, "REDIS_PASSWORD")
            .or(() -> url("LAGO_REDIS_URL", "LAGO_REDIS_PASSWORD"))
            .or(this::ofParts);
    List.of("REDIS_HOST", "REDIS_PORT", "REDIS_PASSWORD", "REDIS_DB")
        .forEach(name -> variables.leave(name, "the address of Redis says the same"));
    var outer = queue.filter(url -> !source.isInner(url));
    outer.ifPresentOrElse(
        url -> spec.put("redis.urlSecret", keep.apply(QUEUE, url)), this::bundled);
    cache(outer);
    cable();
  }

  private void bundled() {
    spec.put("redis.bundled", Map.of());
    byHand.add(
        "Redis is on a host that only its own machine knows, so a bundled one takes its place, empty and with a password of its own. Let the old workers finish all jobs before they end: docs/migrating-to-the-operator.md says how to see that.");
  }

  private void cache(Optional<String> queue) {
    var url = url(CACHE, "LAGO_REDIS_CACHE_PASSWORD");
    List.of("LAGO_REDIS_CACHE_HOST", "LAGO_REDIS_CACHE_PORT")
        .forEach(
            name ->
                variables.leave(
                    name,
                    url.isPresent()
                        ? "the address of the cache says the same"
                        : "Lago does not read it; write a cache of its own to spec.redis.cache"));
    if (url.isPresent() && url.equals(queue)) {
      variables.tell(
          CACHE,
          "it is the address of the queues; the cache gets the next database of that server");
    } else {
      carry(CACHE, url, "cache", "the cache, which fills itself, gets the next database of");
    }
  }

  private void cable() {
    carry(CABLE, variables.take(CABLE), "cable", "messages to browsers go by");
  }

  private void carry(String name, Optional<String> url, String field, String instead) {
    url.ifPresent(
        address -> {
          if (source.isInner(address)) {
            variables.tell(
                name,
                "only its own machine knows its host; %s the Redis of the queues, and spec.redis.%s names another"
                    .formatted(instead, field));
          } else {
            spec.put("redis.%s.urlSecret".formatted(field), keep.apply(name, address));
          }
        });
  }

  /** A password beside a URL wins over the one in it, as with Lago's own client. */
  private Optional<String> url(String name, String password) {
    return variables
        .take(name)
        .map(
            url ->
                variables.take(password).map(text -> with(name, url, text, password)).orElse(url));
  }

  private String with(String name, String url, String password, String passwordName) {
    var inUrl = url.replaceFirst(USER_INFO, "$3");
    if (!inUrl.isEmpty() && !inUrl.equals(url) && !inUrl.equals(encoded(password))) {
      variables.tell(
          "the password in " + name,
          "it differs from %s, which Lago takes where both are set, and which is carried over"
              .formatted(passwordName));
    }
    return url.replaceFirst(USER_INFO, "$1$2:" + encoded(password).replace("$", "\\$") + "@$4");
  }

  private Optional<String> ofParts() {
    return variables
        .look("REDIS_HOST")
        .map(
            host ->
                "redis://%s%s:%s/%s"
                    .formatted(
                        variables
                            .look("REDIS_PASSWORD")
                            .map(p -> ":" + encoded(p) + "@")
                            .orElse(""),
                        host,
                        variables.look("REDIS_PORT").orElse("6379"),
                        variables.look("REDIS_DB").orElse("0")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
