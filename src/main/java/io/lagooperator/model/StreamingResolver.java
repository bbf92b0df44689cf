package io.lagooperator.model;

import io.lagooperator.api.StreamingSpec;
import io.lagooperator.model.Streaming.Clickhouse;
import io.lagooperator.model.Streaming.Kafka;
import io.lagooperator.model.Streaming.Sasl;
import io.lagooperator.model.Streaming.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Resolves {@code spec.streaming}. */
final class StreamingResolver {
  private static final int CLICKHOUSE_HTTP_PORT = 8123;

  private StreamingResolver() {}

  static Streaming resolve(StreamingSpec given) {
    return new Streaming(clickhouse(given.clickhouse()), kafka(given.kafka()));
  }

  private static Clickhouse clickhouse(StreamingSpec.Clickhouse given) {
    return new Clickhouse(
        given.host(),
        Optional.ofNullable(given.port()).orElse(CLICKHOUSE_HTTP_PORT),
        Optional.ofNullable(given.database()).orElse("default"),
        Optional.ofNullable(given.user()).orElse("default"),
        Optional.ofNullable(given.passwordSecret()).map(SecretKey::of),
        Boolean.TRUE.equals(given.tls()));
  }

  private static Kafka kafka(StreamingSpec.Kafka given) {
    return new Kafka(
        given.bootstrapServers(),
        Optional.ofNullable(given.securityProtocol()),
        Optional.ofNullable(given.saslMechanism())
            .map(
                mechanism ->
                    new Sasl(
                        mechanism,
                        Optional.ofNullable(given.user()).orElseThrow(),
                        Optional.ofNullable(given.passwordSecret())
                            .map(SecretKey::of)
                            .orElseThrow())),
        Optional.ofNullable(given.consumerGroup()).orElse("lago"),
        topics(Optional.ofNullable(given.topics()).orElse(Map.of())));
  }

  private static Map<Topic, String> topics(Map<String, String> given) {
    var topics = new EnumMap<Topic, String>(Topic.class);
    for (var topic : Topic.values()) {
      Optional.ofNullable(given.get(topic.specName())).ifPresent(name -> topics.put(topic, name));
    }
    return topics;
  }
}
