package io.lagooperator.authoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Variables that are not carried over whatever they say, and why. */
final class Dropped {
  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  // spotless:off — a table is read by its lines
  static {
    REASONS.put("RAILS_ENV|APP_ENV|RACK_ENV|RAILS_LOG_TO_STDOUT|LAGO_RAILS_STDOUT|HOME|LAGO_VERSION", "the operator sets it: production, with logs where kubectl logs finds them");
    REASONS.put("LAGO_SIDEKIQ_WEB|LAGO_KARAFKA_WEB(_SECRET)?", "it opens pages without any login, so the operator keeps it off");
    REASONS.put("LAGO_PDF_URL", "the operator runs PDF generation itself and knows where");
    REASONS.put("LAGO_CREATE_ORG|LAGO_ORG_(NAME|USER_EMAIL|USER_PASSWORD|API_KEY)|LAGO_API_KEY", "the first organization is in the database already; spec.organization would make one in an empty database");
    REASONS.put("DATABASE_POOL", "the operator opens what each process needs: threads for api, concurrency + 2 for workers; spec.database.pool overrules it");
    REASONS.put("RAILS_MIN_THREADS", "threads of the API come and go between none and spec.components.api.threads");
    REASONS.put("SIDEKIQ_CONCURRENCY", "it is carried per worker: spec.components.<worker>.concurrency");
    REASONS.put("API_URL|CODEGEN_API", "the user interface is told spec.urls.api");
    REASONS.put("LAGO_DISABLE_SSL", "the operator sets it where addresses begin with http://");
    REASONS.put("OTEL_EXPORTER|OTEL_SERVICE_NAME|OTEL_INSECURE", "it follows spec.observability.openTelemetry");
    REASONS.put("LAGO_GCS_KEYFILE_JSON(_PATH)?|LAGO_GCS_IAM", "give the key file as a Secret in spec.storage.gcs.keyfileSecret; without it, the identity of the workload is used");
    REASONS.put("SSL_CERT_FILE", "give the authorities as a Secret in spec.caBundle");
    REASONS.put("PG[A-Z]+|DATABASE_PROXY_URL|DATABASE_TEST_URL|DATABASE_VIA_RDS_PROXY", "it led past the database's own address; give what it says in spec.database");
    REASONS.put("LAGO_REDIS_(SIDEKIQ|CACHE)_(SENTINELS|MASTER_NAME)", "write it to spec.redis.external.sentinels and masterName, with spec.redis.cable beside them");
    REASONS.put("LAGO_REDIS_(CACHE|STORE|CONSUMER)_?(URL|PASSWORD|DB|TLS|SSL)?", "write what it says to spec.redis.cache or spec.streaming.redisStore, where this instance needs it");
    REASONS.put("(LAGO_)?(CLICKHOUSE|KAFKA)_.*|LAGO_(CLICKHOUSE|KAFKA)_.*|LAGO_DEFAULT_EVENT_STORE|LAGO_EVENTS_PROCESSOR_.*", "write streaming to spec.streaming by hand: it needs Secrets and a Redis of its own; until then this instance takes no part in it");
    REASONS.put("LAGO_DOMAIN|LAGO_ACME_EMAIL|PORTAINER_.*|(API|FRONT)_PORT|COMPOSE_.*", "it is of the machine or of Compose; public routes are spec.ingress or spec.gateway");
  }
  // spotless:on

  private Dropped() {}

  static Optional<String> reason(String name) {
    return REASONS.entrySet().stream()
        .filter(entry -> name.matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
