package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events through Kafka into ClickHouse. Brings events-consumer and events-processor. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamingSpec(
    @JsonPropertyDescription("ClickHouse server.") @Required Clickhouse clickhouse,
    @JsonPropertyDescription("Kafka brokers.") @Required Kafka kafka,
    @JsonPropertyDescription(
            "Redis that the events processor shares with Lago. Defaults to the server of the queues, two database numbers on.")
        @Nullable RedisServer redisStore) {

  /** Access to ClickHouse over HTTP. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Clickhouse(
      @JsonPropertyDescription("Host name or address of ClickHouse.")
          @Required
          @Size(min = 1, max = 253)
          String host,
      @JsonPropertyDescription("HTTP port of ClickHouse. Defaults to 8123.") @Min(1) @Max(65535)
          @Nullable Integer port,
      @JsonPropertyDescription("Name of the database. Defaults to default.")
          @Nullable String database,
      @JsonPropertyDescription("User of ClickHouse. Defaults to default.") @Nullable String user,
      @JsonPropertyDescription("Secret with the password.")
          @Nullable SecretKeyReference passwordSecret,
      @JsonPropertyDescription("Whether the connection uses TLS. Defaults to false.")
          @Nullable Boolean tls) {}

  /** Access to Kafka. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value = "self.bootstrapServers.all(broker, broker.matches(r'" + Rules.BROKER_PATTERN + "'))",
      message = Sentences.BROKERS)
  @ValidationRule(
      value =
          "has(self.securityProtocol) && self.securityProtocol.startsWith('SASL_') ? has(self.saslMechanism) && has(self.user) && has(self.passwordSecret) : !has(self.saslMechanism) && !has(self.user) && !has(self.passwordSecret)",
      message = Sentences.SASL_IS_WHOLE)
  public record Kafka(
      @JsonPropertyDescription("Brokers as host:port.") @Required @Size(min = 1, max = 64)
          List<@Size(max = 300) String> bootstrapServers,
      @JsonPropertyDescription("PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.")
          @SchemaFrom(type = KafkaSecurity.class)
          @Nullable String securityProtocol,
      @JsonPropertyDescription("SCRAM-SHA-256 or SCRAM-SHA-512.")
          @SchemaFrom(type = ScramMechanism.class)
          @Nullable String saslMechanism,
      @JsonPropertyDescription("User of Kafka.") @Nullable String user,
      @JsonPropertyDescription("Secret with the password.")
          @Nullable SecretKeyReference passwordSecret,
      @JsonPropertyDescription("Consumer group. Defaults to lago.") @Nullable String consumerGroup,
      @JsonPropertyDescription(
              "Topics where they differ from the vendor's names: rawEvents, enrichedEvents, enrichedEventsExpanded, eventsChargedInAdvance, eventsDeadLetter, activityLogs, apiLogs, securityLogs.")
          @Size(max = 8)
          @ValidationRule(value = Rules.TOPICS, message = Sentences.TOPICS)
          @Nullable Map<String, String> topics) {}
}
