package io.lagooperator.model;

import io.lagooperator.api.ExternalRedis;
import io.lagooperator.api.RedisServer;
import io.lagooperator.api.RedisSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import org.jspecify.annotations.Nullable;

/** Rules on servers of Redis that are not the operator's. */
final class RedisRules {
  private RedisRules() {}

  static void check(RedisSpec redis, Complaints found) {
    var path = "spec.redis";
    if (redis.external() != null) {
      external(path + ".external", redis.external(), found);
      found.check(
          redis.external().sentinels() == null || redis.cable() != null,
          path,
          Sentences.SENTINELS_NEED_CABLE);
    }
    server(path + ".cache", redis.cache(), found);
    server(path + ".cable", redis.cable(), found);
    if (redis.cable() != null && redis.cable().external() != null) {
      found.check(
          redis.cable().external().sentinels() == null, path, Sentences.CABLE_HAS_NO_SENTINELS);
    }
  }

  static void server(String path, @Nullable RedisServer server, Complaints found) {
    if (server == null) {
      return;
    }
    found.exactlyOne(path, Sentences.ONE_REDIS_SERVER, server.external(), server.urlSecret());
    if (server.external() != null) {
      external(path + ".external", server.external(), found);
    }
  }

  private static void external(String path, ExternalRedis redis, Complaints found) {
    found.exactlyOne(path, Sentences.REDIS_HOST_OR_SENTINELS, redis.host(), redis.sentinels());
    found.check(
        (redis.sentinels() == null) == (redis.masterName() == null),
        path,
        Sentences.SENTINELS_NEED_MASTER);
    found.check(
        redis.host() == null || redis.host().matches(Rules.REDIS_HOST_PATTERN),
        path + ".host",
        Sentences.ONE_REDIS_HOST);
    found.check(
        redis.user() == null || redis.user().matches(Rules.REDIS_USER_PATTERN),
        path + ".user",
        Sentences.REDIS_USER_IS_PLAIN);
    found.check(
        redis.user() == null || redis.passwordSecret() != null,
        path,
        Sentences.REDIS_USER_NEEDS_PASSWORD);
    if (redis.sentinels() != null) {
      found.check(
          redis.sentinels().stream().allMatch(s -> s.host().matches(Rules.SENTINEL_HOST_PATTERN)),
          path + ".sentinels",
          Sentences.SENTINEL_HOST);
    }
  }
}
