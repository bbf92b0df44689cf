package io.lagooperator.model;

import io.lagooperator.api.ExternalRedis;
import io.lagooperator.api.KafkaSecurity;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.RedisServer;
import io.lagooperator.api.RedisSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.ScramMechanism;
import io.lagooperator.api.Sentences;
import io.lagooperator.api.StreamingSpec;
import java.util.Arrays;
import java.util.Optional;

/** Rules on streaming. */
final class StreamingRules {
  private StreamingRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.streaming() != null) {
      kafka(spec.streaming().kafka(), found);
      RedisRules.server("spec.streaming.redisStore", spec.streaming().redisStore(), found);
      sharedRedis(spec, spec.streaming(), found);
    }
  }

  private static void kafka(StreamingSpec.Kafka kafka, Complaints found) {
    var path = "spec.streaming.kafka";
    found.word(path + ".securityProtocol", kafka.securityProtocol(), KafkaSecurity.class);
    found.word(path + ".saslMechanism", kafka.saslMechanism(), ScramMechanism.class);
    found.check(
        kafka.bootstrapServers().stream().allMatch(b -> b.matches(Rules.BROKER_PATTERN)),
        path,
        Sentences.BROKERS);
    var sasl = kafka.securityProtocol() != null && kafka.securityProtocol().startsWith("SASL_");
    var whole =
        kafka.saslMechanism() != null && kafka.user() != null && kafka.passwordSecret() != null;
    var none =
        kafka.saslMechanism() == null && kafka.user() == null && kafka.passwordSecret() == null;
    found.check(sasl ? whole : none, path, Sentences.SASL_IS_WHOLE);
    if (kafka.topics() != null) {
      var known = Arrays.stream(Streaming.Topic.values()).map(Streaming.Topic::specName).toList();
      found.check(known.containsAll(kafka.topics().keySet()), path + ".topics", Sentences.TOPICS);
    }
  }

  private static void sharedRedis(
      LagoInstanceSpec spec, StreamingSpec streaming, Complaints found) {
    var redis = Optional.ofNullable(spec.redis());
    var queue = redis.map(RedisSpec::external);
    dialled("spec.streaming.redisStore", Optional.ofNullable(streaming.redisStore()), queue, found);
    dialled("spec.redis.cache", redis.map(RedisSpec::cache), queue, found);
  }

  /** The events processor is written in Go: it knows host, port and password, and no more. */
  private static void dialled(
      String path, Optional<RedisServer> own, Optional<ExternalRedis> queue, Complaints found) {
    var used = own.isPresent() ? own.map(RedisServer::external) : queue;
    found.check(
        used.filter(r -> r.user() != null || r.sentinels() != null).isEmpty(),
        path,
        own.isPresent()
            ? "with streaming it cannot have user or sentinels, which the events processor does not"
                + " know; leave them out"
            : "is needed with streaming: the events processor knows neither the user nor the"
                + " sentinels of redis.external; give a Redis without them");
  }
}
