package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.DatabaseSpec;
import io.lagooperator.api.ExternalRedis;
import io.lagooperator.api.GcsStorage;
import io.lagooperator.api.IntegrationsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.ObservabilitySpec;
import io.lagooperator.api.RedisServer;
import io.lagooperator.api.RedisSpec;
import io.lagooperator.api.StorageSpec;
import io.lagooperator.api.StreamingSpec;
import io.lagooperator.api.UrlsSpec;
import java.util.Optional;

/** What a release of Lago does not know is refused by name, with the release that brings it. */
final class ReleaseRules {
  private final Release release;
  private final String where;
  private final Complaints found;

  private ReleaseRules(Release release, String where, Complaints found) {
    this.release = release;
    this.where = where;
    this.found = found;
  }

  static void check(LagoInstanceSpec spec, Complaints found) {
    Release.parse(Optional.ofNullable(spec.version()).orElse(""))
        .ifPresent(
            release ->
                new ReleaseRules(
                        release,
                        "version is %s; raise version, or leave it out".formatted(release),
                        found)
                    .check(spec));
  }

  /** What cannot be left out while a release is run on the way to another: its stores. */
  static void checkStop(LagoInstanceSpec spec, Release stop, Complaints found) {
    var rules =
        new ReleaseRules(
            stop,
            "the way to %s leads over %s; leave it out until that is passed"
                .formatted(spec.version(), stop),
            found);
    rules.sentinels(Optional.ofNullable(spec.redis()));
    rules.gcs(Optional.ofNullable(spec.storage()).map(StorageSpec::gcs));
  }

  private void check(LagoInstanceSpec spec) {
    needs(
        "redis.cable", Optional.ofNullable(spec.redis()).map(RedisSpec::cable), Feature.CABLE_URL);
    sentinels(Optional.ofNullable(spec.redis()));
    database(Optional.ofNullable(spec.database()));
    streaming(spec, Optional.ofNullable(spec.streaming()));
    gcs(Optional.ofNullable(spec.storage()).map(StorageSpec::gcs));
    needs(
        "components.pdf.enabled",
        Optional.ofNullable(spec.components())
            .map(components -> components.get(Component.PDF.specName()))
            .map(ComponentSpec::enabled)
            .filter(enabled -> !enabled),
        Feature.PDF_SWITCH);
    found.check(
        Feature.PLAIN_HTTP_SWITCH.isIn(release)
            || Optional.ofNullable(spec.urls())
                .map(UrlsSpec::front)
                .filter(front -> front.startsWith("http://"))
                .isEmpty(),
        "spec.urls.front",
        "must start with https://: before release %s, Lago turns every other address to that"
            .formatted(Feature.PLAIN_HTTP_SWITCH.since()));
    var integrations = Optional.ofNullable(spec.integrations());
    needs("integrations.dataApi", integrations.map(IntegrationsSpec::dataApi), Feature.DATA_API);
    needs("integrations.mistral", integrations.map(IntegrationsSpec::mistral), Feature.AI_AGENT);
    needs(
        "integrations.meilisearch",
        integrations.map(IntegrationsSpec::meilisearch),
        Feature.MEILISEARCH);
    needs(
        "observability.datadog",
        Optional.ofNullable(spec.observability()).map(ObservabilitySpec::datadog),
        Feature.DATADOG);
  }

  private void gcs(Optional<GcsStorage> gcs) {
    found.check(
        gcs.filter(g -> g.keyfileSecret() == null).isEmpty() || Feature.GCS_IDENTITY.isIn(release),
        "spec.storage.gcs",
        "needs keyfileSecret: the identity of the workload is used from release %s on"
            .formatted(Feature.GCS_IDENTITY.since()));
  }

  private void sentinels(Optional<RedisSpec> redis) {
    var queue = redis.map(RedisSpec::external);
    var cache = redis.map(RedisSpec::cache);
    sentinels("redis.external", queue, Feature.SENTINELS);
    sentinels("redis.cache.external", cache.map(RedisServer::external), Feature.CACHE_SENTINELS);
    if (cache.isEmpty() && !Feature.CACHE_SENTINELS.isIn(release)) {
      found.check(
          queue.map(ExternalRedis::sentinels).isEmpty() || !Feature.SENTINELS.isIn(release),
          "spec.redis.cache",
          "is needed with sentinels: before release %s, the cache of Lago knows none; give a Redis at a fixed address"
              .formatted(Feature.CACHE_SENTINELS.since()));
    }
  }

  private void sentinels(String path, Optional<ExternalRedis> redis, Feature feature) {
    var sentinels = redis.filter(r -> r.sentinels() != null);
    needs(path + ".sentinels", sentinels, feature);
    if (feature.isIn(release)) {
      needs(
          path + ".tls",
          sentinels.filter(r -> Boolean.TRUE.equals(r.tls())),
          Feature.SENTINELS_WITH_TLS);
    }
  }

  private void database(Optional<DatabaseSpec> database) {
    needs(
        "database.statementTimeoutMilliseconds",
        database.map(DatabaseSpec::statementTimeoutMilliseconds),
        Feature.DATABASE_TIMEOUTS);
    needs(
        "database.lockTimeoutMilliseconds",
        database.map(DatabaseSpec::lockTimeoutMilliseconds),
        Feature.DATABASE_TIMEOUTS);
    needs(
        "database.idleTransactionTimeoutMilliseconds",
        database.map(DatabaseSpec::idleTransactionTimeoutMilliseconds),
        Feature.DATABASE_TIMEOUTS);
  }

  private void streaming(LagoInstanceSpec spec, Optional<StreamingSpec> streaming) {
    needs("streaming", streaming, Feature.STREAMING);
    if (streaming.isPresent() && Feature.STREAMING.isIn(release)) {
      var store = streaming.map(StreamingSpec::redisStore);
      var queue = Optional.ofNullable(spec.redis());
      var byUrl =
          store.isPresent()
              ? store.map(RedisServer::urlSecret).isPresent()
              : queue.map(RedisSpec::urlSecret).isPresent();
      var external =
          store.isPresent() ? store.map(RedisServer::external) : queue.map(RedisSpec::external);
      found.check(
          byUrl
              || Feature.PLAIN_STORE.isIn(release)
              || external.filter(r -> Boolean.TRUE.equals(r.tls())).isPresent(),
          "spec.streaming.redisStore",
          "must have tls: before release %s, Lago speaks to it in no other way"
              .formatted(Feature.PLAIN_STORE.since()));
    }
  }

  private void needs(String field, Optional<?> given, Feature feature) {
    found.check(
        given.isEmpty() || feature.isIn(release),
        "spec." + field,
        "needs release %s or later, but %s".formatted(feature.since(), where));
  }
}
