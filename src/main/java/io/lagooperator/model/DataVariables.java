package io.lagooperator.model;

import static io.lagooperator.model.Variable.derived;
import static io.lagooperator.model.Variable.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** How Ruby processes reach PostgreSQL and Redis. */
final class DataVariables {
  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      List.of(
          derived("DATABASE_URL", "spec.database", "PostgreSQL; for migrations, of spec.database.migration.", DataVariables::databaseUrl).alsoBy(ProcessKind.PROCESSOR),
          text("DATABASE_PREPARED_STATEMENTS", "spec.database.preparedStatements", "Set to false behind a pooler.", i -> i.databaseTuning().preparedStatements() ? Optional.empty() : Optional.of("false")),
          timeout("LAGO_DATABASE_STATEMENT_TIMEOUT", "spec.database.statementTimeoutMilliseconds", DatabaseTuning::statementTimeoutMilliseconds),
          timeout("LAGO_DATABASE_LOCK_TIMEOUT", "spec.database.lockTimeoutMilliseconds", DatabaseTuning::lockTimeoutMilliseconds),
          timeout("LAGO_DATABASE_IDLE_TX_TIMEOUT", "spec.database.idleTransactionTimeoutMilliseconds", DatabaseTuning::idleTransactionTimeoutMilliseconds),
          derived("REDIS_URL", "spec.redis", "Redis of the queues.", (r, inputs) -> r.instance().redis().queueUrl(inputs)),
          text("LAGO_REDIS_SIDEKIQ_SENTINELS", "spec.redis.external.sentinels", "Sentinels that know the Redis of the queues.", i -> RedisRoles.queueSentinels(i).map(SentinelRedis::addresses)).since(Feature.SENTINELS),
          text("LAGO_REDIS_SIDEKIQ_MASTER_NAME", "spec.redis.external.masterName", "What they call it.", i -> RedisRoles.queueSentinels(i).map(SentinelRedis::master)).since(Feature.SENTINELS),
          derived("LAGO_REDIS_CACHE_URL", "spec.redis.cache", "Redis of the cache.", (r, inputs) -> RedisRoles.cacheUrl(r.instance(), inputs)),
          text("LAGO_REDIS_CACHE_SENTINELS", "spec.redis.cache.external.sentinels", "Sentinels that know the Redis of the cache.", i -> RedisRoles.cacheSentinels(i).map(SentinelRedis::addresses)).since(Feature.CACHE_SENTINELS),
          text("LAGO_REDIS_CACHE_MASTER_NAME", "spec.redis.cache.external.masterName", "What they call it.", i -> RedisRoles.cacheSentinels(i).map(SentinelRedis::master)).since(Feature.CACHE_SENTINELS),
          derived("LAGO_REDIS_CABLE_URL", "spec.redis.cable", "Redis of live updates, with its password: there is no other way to tell it.", (r, inputs) -> RedisRoles.cableUrl(r.instance(), inputs)).since(Feature.CABLE_URL));
  // spotless:on

  private DataVariables() {}

  private static String databaseUrl(Reader reader, Inputs inputs) {
    var instance = reader.instance();
    var migration = instance.databaseTuning().migration();
    return reader.kind() == ProcessKind.MIGRATION && migration.isPresent()
        ? instance.database().migrationUrl(migration.get(), inputs)
        : instance.database().url(inputs);
  }

  /** For answers to people only: billing and migrations take the time that they need. */
  private static Variable timeout(
      String name, String field, Function<DatabaseTuning, OptionalInt> milliseconds) {
    return text(
            name,
            field,
            "Milliseconds after which PostgreSQL gives up.",
            i -> {
              var value = milliseconds.apply(i.databaseTuning());
              return value.isPresent()
                  ? Optional.of(String.valueOf(value.getAsInt()))
                  : Optional.empty();
            })
        .since(Feature.DATABASE_TIMEOUTS)
        .readBy(ProcessKind.API);
  }
}
