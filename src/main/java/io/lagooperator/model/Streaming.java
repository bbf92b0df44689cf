package io.lagooperator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events through Kafka into ClickHouse. */
public record Streaming(Clickhouse clickhouse, Kafka kafka) {

  /** Access to ClickHouse over HTTP. */
  public record Clickhouse(
      String host,
      int port,
      String database,
      String user,
      Optional<SecretKey> password,
      boolean tls) {}

  /** Access to Kafka. */
  public record Kafka(
      List<String> brokers,
      Optional<String> protocol,
      Optional<Sasl> sasl,
      String consumerGroup,
      Map<Topic, String> topics) {

    public Kafka {
      brokers = List.copyOf(brokers);
      topics = Map.copyOf(topics);
    }

    public boolean tls() {
      return protocol.filter(p -> p.endsWith("SSL")).isPresent();
    }

    public String topic(Topic topic) {
      return topics.getOrDefault(topic, topic.vendorsName());
    }
  }

  /** Who logs in to Kafka. */
  public record Sasl(String mechanism, String user, SecretKey password) {}

  /** The topics, with the names that the vendor gives them. */
  public enum Topic {
    RAW_EVENTS("rawEvents", "events-raw"),
    ENRICHED_EVENTS("enrichedEvents", "events_enriched"),
    ENRICHED_EVENTS_EXPANDED("enrichedEventsExpanded", "events_enriched_expanded"),
    EVENTS_CHARGED_IN_ADVANCE("eventsChargedInAdvance", "events_charged_in_advance"),
    EVENTS_DEAD_LETTER("eventsDeadLetter", "events_dead_letter"),
    ACTIVITY_LOGS("activityLogs", "activity_logs"),
    API_LOGS("apiLogs", "api_logs"),
    SECURITY_LOGS("securityLogs", "security_logs");

    private final String specName;
    private final String vendorsName;

    Topic(String specName, String vendorsName) {
      this.specName = specName;
      this.vendorsName = vendorsName;
    }

    /** The name under {@code spec.streaming.kafka.topics}. */
    public String specName() {
      return specName;
    }

    public String vendorsName() {
      return vendorsName;
    }
  }
}
