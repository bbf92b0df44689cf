package io.lagooperator.authoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where data and queues are: a server that can be reached from elsewhere stays, one that only its
 * own machine knows is replaced by a bundled one, whose data is to be moved by hand.
 */
final class Stores {
  private static final String URL = "^[a-z]+://(?:[^@/]*@)?\\[?([^\\]/:?#]+).*$";

  private final Source source;
  private final Variables variables;
  private final Spec spec;
  private final BiFunction<String, String, Map<String, Object>> keep;
  private final List<String> byHand;

  Stores(
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
    database();
    redis();
    files();
  }

  private void database() {
    var url =
        variables
            .take("DATABASE_URL")
            .or(() -> variables.take("LAGO_DATABASE_URL"))
            .or(this::ofParts);
    parts().forEach(name -> variables.leave(name, "the address of the database says the same"));
    if (url.filter(u -> !isInner(u)).isPresent()) {
      spec.put("database.urlSecret", keep.apply("DATABASE_URL", url.get()));
      return;
    }
    spec.put("database.bundled", Map.of());
    byHand.add(
        "The database is on a host that only its own machine knows, so a bundled PostgreSQL takes its place, empty. Move the data before anything migrates it: see docs/migrating-to-the-operator.md. Or make the running one reachable and give its address in spec.database.urlSecret.");
  }

  private static List<String> parts() {
    return List.of(
        "POSTGRES_HOST",
        "POSTGRES_PORT",
        "POSTGRES_USER",
        "POSTGRES_PASSWORD",
        "POSTGRES_DB",
        "POSTGRES_SCHEMA");
  }

  /** As the vendor's Compose file puts them together. */
  private Optional<String> ofParts() {
    return variables
        .look("POSTGRES_HOST")
        .map(
            host ->
                "postgresql://%s:%s@%s:%s/%s?search_path=%s"
                    .formatted(
                        variables.look("POSTGRES_USER").orElse("lago"),
                        variables.look("POSTGRES_PASSWORD").orElse("changeme"),
                        host,
                        variables.look("POSTGRES_PORT").orElse("5432"),
                        variables.look("POSTGRES_DB").orElse("lago"),
                        variables.look("POSTGRES_SCHEMA").orElse("public")));
  }

  private void redis() {
    var url =
        url("REDIS_URL", "REDIS_PASSWORD")
            .or(() -> url("LAGO_REDIS_URL", "LAGO_REDIS_PASSWORD"))
            .or(this::redisOfParts);
    List.of("REDIS_HOST", "REDIS_PORT", "REDIS_PASSWORD", "REDIS_DB")
        .forEach(name -> variables.leave(name, "the address of Redis says the same"));
    var cache = url("LAGO_REDIS_CACHE_URL", "LAGO_REDIS_CACHE_PASSWORD");
    var cable = variables.take("LAGO_REDIS_CABLE_URL");
    List.of("LAGO_REDIS_CACHE_HOST", "LAGO_REDIS_CACHE_PORT")
        .forEach(name -> variables.leave(name, "the address of the cache says the same"));
    if (url.filter(u -> !isInner(u)).isEmpty()) {
      spec.put("redis.bundled", Map.of());
      byHand.add(
          "Redis is on a host that only its own machine knows, so a bundled one takes its place, empty. Let the old workers finish all jobs before they end: docs/migrating-to-the-operator.md says how to see that.");
      return;
    }
    spec.put("redis.urlSecret", keep.apply("REDIS_URL", url.get()));
    cache
        .filter(u -> !isInner(u) && !u.equals(url.get()))
        .ifPresent(u -> spec.put("redis.cache.urlSecret", keep.apply("LAGO_REDIS_CACHE_URL", u)));
    cable
        .filter(u -> !isInner(u))
        .ifPresent(u -> spec.put("redis.cable.urlSecret", keep.apply("LAGO_REDIS_CABLE_URL", u)));
  }

  /** A password beside a URL that has none becomes part of it. */
  private Optional<String> url(String name, String password) {
    var url = variables.take(name);
    var secret = url.flatMap(u -> variables.take(password));
    return url.map(
        u ->
            secret.isPresent() && !u.contains("@")
                ? u.replaceFirst("://", "://:" + encoded(secret.get()).replace("$", "\\$") + "@")
                : u);
  }

  private Optional<String> redisOfParts() {
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

  private boolean isInner(String url) {
    return !url.matches(URL) || source.innerHosts().contains(url.replaceFirst(URL, "$1"));
  }

  private void files() {
    if (!variables.isTrue("LAGO_USE_AWS_S3")
        && !variables.isTrue("LAGO_USE_GCS")
        && !source.spec().containsKey("storage")) {
      byHand.add(
          "Files such as invoices are in a volume of the old installation. Copy them into the new volume once it is there: see docs/migrating-to-the-operator.md.");
    }
  }
}
