package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.ProcessKind;
import io.lagooperator.model.Reader;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The events processor is written in Go, and wants the same things by other names. */
class ProcessorEnvironmentTest {
  private static final String PLAIN =
      "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['a:1', 'b:2']}}\n";

  @Test
  void kafkaIsToldInTheNamesOfGo() {
    assertThat(environment(Specs.instance(Rendered.SHAPES.get(4))))
        .containsEntry("ENV", "production")
        .containsEntry("LAGO_KAFKA_BOOTSTRAP_SERVERS", "k:9092")
        .containsEntry("LAGO_KAFKA_TLS", "true")
        .containsEntry("LAGO_KAFKA_SCRAM_ALGORITHM", "SCRAM-SHA-256")
        .containsEntry("LAGO_KAFKA_USERNAME", "u")
        .containsEntry("LAGO_KAFKA_PASSWORD", "canary-kafka-p")
        .containsEntry("LAGO_KAFKA_CONSUMER_GROUP", "lago")
        .containsEntry("LAGO_KAFKA_RAW_EVENTS_TOPIC", "events-raw")
        .containsEntry("LAGO_KAFKA_ENRICHED_EVENTS_TOPIC", "events_enriched")
        .containsEntry("LAGO_KAFKA_ENRICHED_EVENTS_EXPANDED_TOPIC", "events_enriched_expanded")
        .containsEntry("LAGO_KAFKA_EVENTS_CHARGED_IN_ADVANCE_TOPIC", "events_charged_in_advance")
        .containsEntry("LAGO_KAFKA_EVENTS_DEAD_LETTER_TOPIC", "events_dead_letter")
        .containsEntry("LAGO_EVENTS_PROCESSOR_DATABASE_MAX_CONNECTIONS", "50")
        .containsEntry("SSL_CERT_FILE", "/etc/lago/ca/ca.crt")
        .doesNotContainKeys(
            "LAGO_KAFKA_SECURITY_PROTOCOL", "RAILS_ENV", "SECRET_KEY_BASE", "REDIS_URL", "TOKEN");
  }

  @Test
  void whatItReadsToReportErrorsMayComeFromABag() {
    var instance =
        Specs.instance(PLAIN + "\nsettingsFrom: [{secret: {name: bag}}, {secret: {name: rsa}}]");

    assertThat(environment(instance))
        .containsKey("SENTRY_DSN")
        .doesNotContainKeys("LAGO_SMTP_ADDRESS", "LAGO_LICENSE");
  }

  @Test
  void redisIsDialledByHostAndPort() {
    assertThat(environment(Specs.instance(Rendered.SHAPES.get(4))))
        .containsEntry("LAGO_REDIS_STORE_URL", "redis:6380")
        .containsEntry("LAGO_REDIS_STORE_PASSWORD", "canary-redis-store")
        .containsEntry("LAGO_REDIS_STORE_DB", "3")
        .containsEntry("LAGO_REDIS_STORE_TLS", "true")
        .containsEntry("LAGO_REDIS_CACHE_URL", "c:6379")
        .containsEntry("LAGO_REDIS_CACHE_PASSWORD", "canary-redis-c")
        .containsEntry("LAGO_REDIS_CACHE_DB", "0")
        .containsEntry("LAGO_REDIS_CACHE_TLS", "false");
  }

  @Test
  void byDefaultTheSharedRedisIsThatOfTheQueues() {
    assertThat(environment(Specs.instance(PLAIN)))
        .containsEntry("LAGO_REDIS_STORE_URL", "billing-redis:6379")
        .containsEntry("LAGO_REDIS_STORE_DB", "2")
        .containsEntry("LAGO_REDIS_STORE_TLS", "false")
        .containsEntry("LAGO_REDIS_CACHE_URL", "billing-rediscache:6379")
        .containsEntry("LAGO_KAFKA_TLS", "false")
        .containsEntry("LAGO_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2")
        .doesNotContainKey("LAGO_KAFKA_SCRAM_ALGORITHM");
    var without =
        environment(Specs.instance(PLAIN + "redis: {external: {host: h, tls: true, database: 5}}"));
    assertThat(without)
        .containsEntry("LAGO_REDIS_STORE_URL", "h:6379")
        .containsEntry("LAGO_REDIS_STORE_DB", "7")
        .containsEntry("LAGO_REDIS_CACHE_DB", "6")
        .containsEntry("LAGO_REDIS_STORE_TLS", "true")
        .doesNotContainKeys("LAGO_REDIS_STORE_PASSWORD", "LAGO_REDIS_CACHE_PASSWORD");
  }

  @Test
  void tracesGoToTheSameCollectorByGrpc() {
    var traced =
        PLAIN + "observability: {openTelemetry: {endpoint: 'https://otel.example:4318/x'}}";
    assertThat(environment(Specs.instance(traced)))
        .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "otel.example:4317")
        .containsEntry("OTEL_INSECURE", "false");
  }

  @Test
  void whatUsersSetForAllUnderANameOfItsOwnDoesNotReachIt() {
    var added = PLAIN + "env: [{name: OTEL_INSECURE, value: mine}, {name: ENV, value: mine}]";
    assertThat(environment(Specs.instance(added)))
        .containsEntry("ENV", "production")
        .doesNotContainValue("mine");
  }

  /** Names with values, wherever they stand. */
  private static Map<String, String> environment(Instance instance) {
    var reader =
        new Reader(ProcessKind.PROCESSOR, Optional.of(Component.EVENTS_PROCESSOR), instance);
    var environment = new Environment(reader, FakeInputs.of(instance));
    var values = new TreeMap<>(environment.changeable());
    environment.variables().stream()
        .filter(v -> v.getValue() != null)
        .forEach(v -> values.put(v.getName(), v.getValue()));
    assertThat(environment.variables()).extracting(v -> v.getName()).doesNotHaveDuplicates();
    return values;
  }
}
