package io.lagooperator.model;

import io.lagooperator.api.BundledStoreSpec;
import io.lagooperator.api.DatabaseSpec;
import io.lagooperator.api.ExternalRedis;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.RedisServer;
import io.lagooperator.api.RedisSpec;
import io.lagooperator.api.SecretKeyReference;
import io.lagooperator.api.StreamingSpec;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Resolves {@code spec.database} and {@code spec.redis}. */
final class StoresResolver {
  private static final String PASSWORD = "password";
  private static final int SENTINEL_PORT = 26379;

  private StoresResolver() {}

  static Database database(@Nullable DatabaseSpec given, Names names, Bags bags) {
    if (given == null && !bags.isEmpty()) {
      return new BagStores(bags).database();
    }
    if (given != null && given.external() != null) {
      return external(given.external());
    }
    if (given != null && given.urlSecret() != null) {
      return new Database.ByUrl(SecretKey.of(given.urlSecret()));
    }
    var name = names.of(Component.POSTGRESQL);
    return new Database.Bundled(
        store(Optional.ofNullable(given).map(DatabaseSpec::bundled), Component.POSTGRESQL, "10Gi"),
        name,
        new SecretKey(name, PASSWORD));
  }

  private static Database.External external(DatabaseSpec.External given) {
    return new Database.External(
        given.host(),
        or(given.port(), Database.PORT),
        Optional.ofNullable(given.name()).orElse(Database.NAME),
        new Database.Login(
            Optional.ofNullable(given.user()),
            key(given.userSecret()),
            SecretKey.of(given.passwordSecret())),
        Optional.ofNullable(given.sslMode()).orElse("require"),
        key(given.caSecret()));
  }

  static DatabaseTuning tuning(@Nullable DatabaseSpec given) {
    var database = Optional.ofNullable(given);
    return new DatabaseTuning(
        number(database.map(DatabaseSpec::pool)),
        number(database.map(DatabaseSpec::maxConnections)),
        database.map(DatabaseSpec::preparedStatements).orElse(true),
        number(database.map(DatabaseSpec::statementTimeoutMilliseconds)),
        number(database.map(DatabaseSpec::lockTimeoutMilliseconds)),
        number(database.map(DatabaseSpec::idleTransactionTimeoutMilliseconds)),
        database.map(DatabaseSpec::migration).map(StoresResolver::migration));
  }

  private static MigrationAccess migration(DatabaseSpec.Migration given) {
    return key(given.urlSecret())
        .<MigrationAccess>map(MigrationAccess.ByUrl::new)
        .orElseGet(
            () ->
                new MigrationAccess.ByRole(
                    key(given.userSecret()).orElseThrow(),
                    key(given.passwordSecret()).orElseThrow()));
  }

  static Redis redis(@Nullable RedisSpec given, Names names, Bags bags) {
    if (given == null && !bags.isEmpty()) {
      return new BagStores(bags).redis();
    }
    if (given != null && given.external() != null) {
      return external(given.external());
    }
    if (given != null && given.urlSecret() != null) {
      return new Redis.ByUrl(SecretKey.of(given.urlSecret()));
    }
    var name = names.of(Component.REDIS);
    return new Redis.Bundled(
        store(Optional.ofNullable(given).map(RedisSpec::bundled), Component.REDIS, "2Gi"),
        name,
        names.of(Component.REDIS_CACHE),
        new SecretKey(name, PASSWORD));
  }

  /** A block in the spec wins as a whole. */
  static RedisRoles roles(LagoInstanceSpec spec, Bags bags) {
    var redis = Optional.ofNullable(spec.redis());
    var left = redis.isPresent() ? Optional.<BagStores>empty() : Optional.of(new BagStores(bags));
    return new RedisRoles(
        redis
            .map(RedisSpec::cache)
            .map(StoresResolver::server)
            .or(() -> left.flatMap(it -> it.redis(BagName.CACHE_URL))),
        redis
            .map(RedisSpec::cable)
            .map(StoresResolver::server)
            .or(() -> left.flatMap(it -> it.redis(BagName.CABLE_URL))),
        Optional.ofNullable(spec.streaming())
            .map(StreamingSpec::redisStore)
            .map(StoresResolver::server));
  }

  private static Redis server(RedisServer given) {
    return key(given.urlSecret())
        .<Redis>map(Redis.ByUrl::new)
        .orElseGet(() -> external(Optional.ofNullable(given.external()).orElseThrow()));
  }

  private static Redis external(ExternalRedis given) {
    if (given.sentinels() != null) {
      return new SentinelRedis(
          given.sentinels().stream()
              .map(s -> new SentinelRedis.Sentinel(s.host(), or(s.port(), SENTINEL_PORT)))
              .toList(),
          Optional.ofNullable(given.masterName()).orElseThrow(),
          Boolean.TRUE.equals(given.tls()),
          Optional.ofNullable(given.user()),
          key(given.passwordSecret()),
          or(given.database(), 0));
    }
    return new Redis.External(
        Optional.ofNullable(given.host()).orElseThrow(),
        or(given.port(), Redis.PORT),
        Boolean.TRUE.equals(given.tls()),
        Optional.ofNullable(given.user()),
        key(given.passwordSecret()),
        or(given.database(), 0));
  }

  private static Store store(Optional<BundledStoreSpec> given, Component component, String size) {
    var small = Sizing.of(component);
    return new Store(
        given.map(BundledStoreSpec::size).orElse(size),
        given.map(BundledStoreSpec::storageClassName).filter(name -> !name.isEmpty()),
        given.map(BundledStoreSpec::resources).map(r -> Means.of(r, small)).orElse(small));
  }

  private static Optional<SecretKey> key(@Nullable SecretKeyReference given) {
    return Optional.ofNullable(given).map(SecretKey::of);
  }

  private static OptionalInt number(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static int or(@Nullable Integer number, int unset) {
    return number == null ? unset : number;
  }
}
