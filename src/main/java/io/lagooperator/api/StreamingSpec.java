package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events through Kafka into ClickHouse. Brings events-consumer and events-processor. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamingSpec(
    @JsonPropertyDescription("ClickHouse server.") @Required Clickhouse clickhouse,
    @JsonPropertyDescription("Kafka brokers.") @Required Kafka kafka,
    @JsonPropertyDescription("Redis that the events processor shares with Lago.")
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
  public record Kafka(
      @JsonPropertyDescription("Brokers as host:port.") @Required @Size(min = 1, max = 64)
          List<String> bootstrapServers,
      @JsonPropertyDescription("PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.")
          @Nullable String securityProtocol,
      @JsonPropertyDescription("SCRAM-SHA-256 or SCRAM-SHA-512.") @Nullable String saslMechanism,
      @JsonPropertyDescription("User of Kafka.") @Nullable String user,
      @JsonPropertyDescription("Secret with the password.")
          @Nullable SecretKeyReference passwordSecret,
      @JsonPropertyDescription("Consumer group. Defaults to lago.") @Nullable String consumerGroup,
      @JsonPropertyDescription("Topics where they differ from the vendor's names.")
          @Nullable Map<String, String> topics) {}
}
