package io.lagooperator.model;

/** What Lago can do only from some release on. */
public enum Feature {
  /** Configurations of Sidekiq have a folder of their own. */
  SIDEKIQ_FOLDER("1.17.1"),
  /** Worker scripts hand signals on to the process, because they exec it. */
  SIGNALS_REACH_THE_PROCESS("1.17.2"),
  /** The consumer of events that come through Kafka. */
  EVENTS_CONSUMER("1.22.0"),
  /** The processor of events that come through Kafka, an image of its own. */
  EVENTS_PROCESSOR("1.24.0"),
  /** The API runs three threads unless told otherwise; five before. */
  THREE_THREADS("1.24.0"),
  /** The switch that turns PDF generation off. */
  PDF_SWITCH("1.24.0"),
  /** The switch for installations that are reached over plain HTTP. */
  PLAIN_HTTP_SWITCH("1.29.0"),
  /** The liveness server of workers listens on all addresses, not only inside the pod. */
  WORKER_PROBE_OVER_HTTP("1.30.0"),
  /** Metrics of the API. */
  METRICS_ENDPOINT("1.33.3"),
  /** The readiness endpoint of the API, which does not touch the database. */
  READY_ENDPOINT("1.36.0"),
  /** A Redis of its own for live updates. */
  CABLE_URL("1.42.0"),
  /** Sentinels that know the Redis of the queues. */
  SENTINELS("1.43.0"),
  /** TLS to a Redis that sentinels know; before, the client forgets it and sends plain text. */
  SENTINELS_WITH_TLS("1.45.0"),
  /** Sentinels that know the Redis of the cache. */
  CACHE_SENTINELS("1.47.0"),
  /** Files in Google Cloud Storage by the identity of the workload. */
  GCS_IDENTITY("1.36.0"),
  /** Time limits for statements, set by Lago itself. */
  DATABASE_TIMEOUTS("1.47.0"),
  /** The service for premium analytics. */
  DATA_API("1.21.0"),
  /** Events in Kafka that are kept in ClickHouse, with the Redis that both sides share. */
  STREAMING("1.25.0"),
  /** TLS of the events processor's two Redis, chosen one by one. */
  PROCESSOR_TLS("1.35.0"),
  /** A shared Redis without TLS; before, Ruby processes insist on it. */
  PLAIN_STORE("1.40.0"),
  /** An agent that answers questions. */
  AI_AGENT("1.35.0"),
  /** Traces to Datadog. */
  DATADOG("1.36.0"),
  /** Search by Meilisearch. */
  MEILISEARCH("1.51.0");

  private final Release since;

  Feature(String since) {
    this.since = Release.of(since);
  }

  public boolean isIn(Release release) {
    return !release.isBefore(since);
  }

  public Release since() {
    return since;
  }
}
