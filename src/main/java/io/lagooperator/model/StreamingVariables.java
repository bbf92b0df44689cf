package io.lagooperator.model;

import static io.lagooperator.model.Variable.derived;
import static io.lagooperator.model.Variable.flag;
import static io.lagooperator.model.Variable.secret;
import static io.lagooperator.model.Variable.text;

import io.lagooperator.model.Streaming.Clickhouse;
import io.lagooperator.model.Streaming.Kafka;
import io.lagooperator.model.Streaming.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How Ruby processes take part in streaming. */
final class StreamingVariables {
  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      List.of(
          flag("LAGO_CLICKHOUSE_ENABLED", "spec.streaming", "Reads events from ClickHouse.", i -> i.settings().streaming().isPresent()),
          text("LAGO_CLICKHOUSE_HOST", "spec.streaming.clickhouse.host", "ClickHouse.", clickhouse(Clickhouse::host)),
          text("LAGO_CLICKHOUSE_PORT", "spec.streaming.clickhouse.port", "Its HTTP port.", clickhouse(c -> String.valueOf(c.port()))),
          text("LAGO_CLICKHOUSE_DATABASE", "spec.streaming.clickhouse.database", "Its database.", clickhouse(Clickhouse::database)),
          text("LAGO_CLICKHOUSE_USERNAME", "spec.streaming.clickhouse.user", "Its user.", clickhouse(Clickhouse::user)),
          secret("LAGO_CLICKHOUSE_PASSWORD", "spec.streaming.clickhouse.passwordSecret", "The user's password.", i -> i.settings().streaming().flatMap(s -> s.clickhouse().password())),
          flag("LAGO_CLICKHOUSE_SSL", "spec.streaming.clickhouse.tls", "Connects by TLS.", i -> i.settings().streaming().filter(s -> s.clickhouse().tls()).isPresent()),
          flag("LAGO_CLICKHOUSE_MIGRATIONS_ENABLED", "spec.streaming", "Migrates ClickHouse too.", i -> i.settings().streaming().isPresent()).readBy(ProcessKind.MIGRATION),
          text("LAGO_DEFAULT_EVENT_STORE", "spec.streaming", "New organizations use ClickHouse.", i -> i.settings().streaming().map(s -> "clickhouse")).since("1.47.0"),
          text("LAGO_KAFKA_BOOTSTRAP_SERVERS", "spec.streaming.kafka.bootstrapServers", "Brokers.", kafka(k -> String.join(",", k.brokers()))).alsoBy(ProcessKind.PROCESSOR),
          text("LAGO_KAFKA_SECURITY_PROTOCOL", "spec.streaming.kafka.securityProtocol", "How Ruby connects to them.", i -> i.settings().streaming().flatMap(s -> s.kafka().protocol())),
          text("LAGO_KAFKA_SASL_MECHANISMS", "spec.streaming.kafka.saslMechanism", "How Ruby logs in.", sasl(Streaming.Sasl::mechanism)),
          text("LAGO_KAFKA_USERNAME", "spec.streaming.kafka.user", "User of Kafka.", sasl(Streaming.Sasl::user)).alsoBy(ProcessKind.PROCESSOR),
          secret("LAGO_KAFKA_PASSWORD", "spec.streaming.kafka.passwordSecret", "The user's password.", sasl(Streaming.Sasl::password)).alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_RAW_EVENTS_TOPIC", Topic.RAW_EVENTS).alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_ENRICHED_EVENTS_TOPIC", Topic.ENRICHED_EVENTS).alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_ENRICHED_EVENTS_EXPANDED_TOPIC", Topic.ENRICHED_EVENTS_EXPANDED).since("1.33.0").alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_EVENTS_CHARGED_IN_ADVANCE_TOPIC", Topic.EVENTS_CHARGED_IN_ADVANCE).alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_EVENTS_DEAD_LETTER_TOPIC", Topic.EVENTS_DEAD_LETTER).alsoBy(ProcessKind.PROCESSOR),
          topic("LAGO_KAFKA_ACTIVITY_LOGS_TOPIC", Topic.ACTIVITY_LOGS).since("1.27.0"),
          topic("LAGO_KAFKA_API_LOGS_TOPIC", Topic.API_LOGS).since("1.32.0"),
          topic("LAGO_KAFKA_SECURITY_LOGS_TOPIC", Topic.SECURITY_LOGS).since("1.43.0"),
          // Not that of the events processor: each of the two must see every event.
          text("LAGO_KAFKA_CLICKHOUSE_CONSUMER_GROUP", "spec.streaming.kafka.consumerGroup", "Consumer group of ClickHouse, written into its tables once.", kafka(k -> k.consumerGroup() + "_clickhouse")).readBy(ProcessKind.MIGRATION),
          text("LAGO_KAFKA_CONSUMER_GROUP", "spec.streaming.kafka.consumerGroup", "Consumer group of the events processor.", kafka(Kafka::consumerGroup)).readBy(ProcessKind.PROCESSOR),
          derived("LAGO_REDIS_STORE_URL", "spec.streaming.redisStore", "Redis that is shared with the events processor, as host:port.", (r, inputs) -> store(r, inputs).hostAndPort()).when(StreamingVariables::isOn).alsoBy(ProcessKind.PROCESSOR),
          derived("LAGO_REDIS_STORE_PASSWORD", "spec.streaming.redisStore", "Its password.", (r, inputs) -> store(r, inputs).password().orElse("")).when(StreamingVariables::isOn).alsoBy(ProcessKind.PROCESSOR),
          derived("LAGO_REDIS_STORE_DB", "spec.streaming.redisStore", "The number of its database.", (r, inputs) -> String.valueOf(store(r, inputs).database())).when(StreamingVariables::isOn).alsoBy(ProcessKind.PROCESSOR),
          derived("LAGO_REDIS_STORE_SSL", "spec.streaming.redisStore", "Connects by TLS.", (r, inputs) -> store(r, inputs).tls() ? "true" : "").since(Feature.PLAIN_STORE).when(StreamingVariables::isOn));
  // spotless:on

  private StreamingVariables() {}

  static boolean isOn(Instance instance) {
    return instance.settings().streaming().isPresent();
  }

  static RedisUrl store(Reader reader, Inputs inputs) {
    return RedisUrl.parse(RedisRoles.storeUrl(reader.instance(), inputs));
  }

  private static Variable topic(String name, Topic topic) {
    return text(
        name,
        "spec.streaming.kafka.topics." + topic.specName(),
        "Topic, by default " + topic.vendorsName() + ".",
        kafka(k -> k.topic(topic)));
  }

  private static Function<Instance, Optional<String>> clickhouse(
      Function<Clickhouse, String> part) {
    return i -> i.settings().streaming().map(Streaming::clickhouse).map(part);
  }

  private static Function<Instance, Optional<String>> kafka(Function<Kafka, String> part) {
    return i -> i.settings().streaming().map(Streaming::kafka).map(part);
  }

  private static <T> Function<Instance, Optional<T>> sasl(Function<Streaming.Sasl, T> part) {
    return i -> i.settings().streaming().flatMap(s -> s.kafka().sasl()).map(part);
  }
}
