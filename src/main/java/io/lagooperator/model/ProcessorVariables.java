package io.lagooperator.model;

import static io.lagooperator.model.Variable.OPERATOR;
import static io.lagooperator.model.Variable.derived;
import static io.lagooperator.model.Variable.text;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What only the events processor reads: it is written in Go and has names of its own. */
final class ProcessorVariables {
  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      Stream.of(
          text("ENV", OPERATOR, "The processor's own mode.", i -> Optional.of("production")),
          text("LAGO_EVENTS_PROCESSOR_DATABASE_MAX_CONNECTIONS", "spec.database.pool", "Its database connections.", i -> Optional.of(String.valueOf(ConnectionBudget.processorPool(i)))),
          text("LAGO_KAFKA_TLS", "spec.streaming.kafka.securityProtocol", "Whether it connects by TLS.", i -> i.settings().streaming().map(s -> String.valueOf(s.kafka().tls()))),
          text("LAGO_KAFKA_SCRAM_ALGORITHM", "spec.streaming.kafka.saslMechanism", "How it logs in.", i -> i.settings().streaming().flatMap(s -> s.kafka().sasl()).map(Streaming.Sasl::mechanism)),
          // Left out, the processor would take its mode for a wish for TLS.
          derived("LAGO_REDIS_STORE_TLS", "spec.streaming.redisStore", "Whether it connects to the shared Redis by TLS.", (r, inputs) -> String.valueOf(StreamingVariables.store(r, inputs).tls())).since(Feature.PROCESSOR_TLS),
          derived("LAGO_REDIS_CACHE_URL", "spec.redis.cache", "Redis of the cache, as host:port.", (r, inputs) -> cache(r, inputs).hostAndPort()),
          derived("LAGO_REDIS_CACHE_PASSWORD", "spec.redis.cache", "Its password.", (r, inputs) -> cache(r, inputs).password().orElse("")),
          derived("LAGO_REDIS_CACHE_DB", "spec.redis.cache", "The number of its database.", (r, inputs) -> String.valueOf(cache(r, inputs).database())),
          derived("LAGO_REDIS_CACHE_TLS", "spec.redis.cache", "Whether it connects to it by TLS.", (r, inputs) -> String.valueOf(cache(r, inputs).tls())).since(Feature.PROCESSOR_TLS),
          text("OTEL_EXPORTER_OTLP_ENDPOINT", "spec.observability.openTelemetry.endpoint", "Collector of traces, over gRPC: the same host, port 4317.", collector(url -> url.getHost() + ":4317")),
          text("OTEL_INSECURE", "spec.observability.openTelemetry.endpoint", "Whether it speaks without TLS.", collector(url -> String.valueOf("http".equals(url.getScheme())))),
          text("DD_TRACE_ENABLED", "spec.observability.datadog", "Turns traces for Datadog on.", i -> i.settings().observability().datadog().map(d -> "true")).since(Feature.DATADOG))
          .map(v -> v.readBy(ProcessKind.PROCESSOR).when(StreamingVariables::isOn))
          .toList();
  // spotless:on

  private ProcessorVariables() {}

  private static RedisUrl cache(Reader reader, Inputs inputs) {
    return RedisUrl.parse(RedisRoles.cacheUrl(reader.instance(), inputs));
  }

  private static Function<Instance, Optional<String>> collector(Function<URI, String> part) {
    return i -> i.settings().observability().openTelemetry().map(URI::create).map(part);
  }
}
