package io.lagooperator.authoring;

import static io.lagooperator.authoring.Line.number;
import static io.lagooperator.authoring.Line.secret;
import static io.lagooperator.authoring.Line.text;

import io.lagooperator.authoring.Line.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * Variables that make one block of a spec: it is carried over where all that it needs is there. A
 * switch, where there is one, says whether the block is on at all.
 */
record Block(String field, String onlyIf, List<Line> needed, List<Line> more) {
  private static final String ALWAYS = "";

  // spotless:off — a table is read by its lines
  static final List<Block> ALL =
      List.of(
          of("smtp", List.of(text("LAGO_SMTP_ADDRESS", "smtp.host"), secret("LAGO_SMTP_USERNAME", "smtp.userSecret"), secret("LAGO_SMTP_PASSWORD", "smtp.passwordSecret"), text("LAGO_FROM_EMAIL", "smtp.from")), number("LAGO_SMTP_PORT", "smtp.port"), text("LAGO_SMTP_DOMAIN", "smtp.domain")),
          of("licenseSecret", List.of(secret("LAGO_LICENSE", "licenseSecret"))),
          of("googleAuth", List.of(text("GOOGLE_AUTH_CLIENT_ID", "googleAuth.clientId"), secret("GOOGLE_AUTH_CLIENT_SECRET", "googleAuth.clientSecret"))),
          of("integrations.nango", List.of(text("NANGO_PUBLIC_KEY", "integrations.nango.publicKey"), secret("NANGO_SECRET_KEY", "integrations.nango.secretKeySecret"))),
          of("integrations.gocardless", List.of(text("GOCARDLESS_CLIENT_ID", "integrations.gocardless.clientId"), secret("GOCARDLESS_CLIENT_SECRET", "integrations.gocardless.clientSecret"))),
          of("integrations.mistral", List.of(text("MISTRAL_AGENT_ID", "integrations.mistral.agentId"), secret("MISTRAL_API_KEY", "integrations.mistral.apiKeySecret"))),
          of("integrations.meilisearch", List.of(text("LAGO_MEILISEARCH_URL", "integrations.meilisearch.url")), secret("LAGO_MEILISEARCH_API_KEY", "integrations.meilisearch.apiKeySecret")),
          of("integrations.dataApi", List.of(text("LAGO_DATA_API_URL", "integrations.dataApi.url"), secret("LAGO_DATA_API_BEARER_TOKEN", "integrations.dataApi.tokenSecret"))),
          of("integrations.oauthProxyUrl", List.of(text("LAGO_OAUTH_PROXY_URL", "integrations.oauthProxyUrl"))),
          of("observability.sentry", List.of(secret("SENTRY_DSN", "observability.sentry.dsnSecret")), text("SENTRY_ENVIRONMENT", "observability.sentry.environment"), text("SENTRY_TRACES_SAMPLE_RATE", "observability.sentry.tracesSampleRate")),
          of("observability.openTelemetry", List.of(text("OTEL_EXPORTER_OTLP_ENDPOINT", "observability.openTelemetry.endpoint"))),
          of("observability.datadog", List.of(text("DD_AGENT_HOST", "observability.datadog.agentHost")), text("DD_ENV", "observability.datadog.environment")),
          of("observability.logLevel", List.of(text("LAGO_LOG_LEVEL", "observability.logLevel"))),
          of("proxy.http", List.of(text("HTTP_PROXY", "proxy.http"))),
          of("proxy.https", List.of(text("HTTPS_PROXY", "proxy.https"))),
          of("proxy.noProxy", List.of(new Line("NO_PROXY", "proxy.noProxy", Form.WORDS))),
          new Block("storage.s3", "LAGO_USE_AWS_S3", List.of(text("LAGO_AWS_S3_BUCKET", "storage.s3.bucket"), text("LAGO_AWS_S3_REGION", "storage.s3.region")), List.of(text("LAGO_AWS_S3_ENDPOINT", "storage.s3.endpoint"), new Line("LAGO_AWS_S3_PATH_STYLE", "storage.s3.pathStyle", Form.SWITCH), secret("LAGO_AWS_S3_ACCESS_KEY_ID", "storage.s3.accessKeySecret"), secret("LAGO_AWS_S3_SECRET_ACCESS_KEY", "storage.s3.secretKeySecret"))),
          new Block("storage.gcs", "LAGO_USE_GCS", List.of(text("LAGO_GCS_PROJECT", "storage.gcs.project"), text("LAGO_GCS_BUCKET", "storage.gcs.bucket")), List.of(text("LAGO_GCS_GSA_EMAIL", "storage.gcs.serviceAccountEmail"))),
          of("signup.enabled", List.of(new Line("LAGO_DISABLE_SIGNUP", "signup.enabled", Form.OPPOSITE))),
          of("telemetry.segment", List.of(new Line("LAGO_DISABLE_SEGMENT", "telemetry.segment", Form.OPPOSITE))),
          of("components.pdf.enabled", List.of(new Line("LAGO_DISABLE_PDF_GENERATION", "components.pdf.enabled", Form.OPPOSITE))),
          of("components.api.threads", List.of(number("RAILS_MAX_THREADS", "components.api.threads"))),
          of("components.api.processes", List.of(number("WEB_CONCURRENCY", "components.api.processes"))),
          of("database.preparedStatements", List.of(new Line("DATABASE_PREPARED_STATEMENTS", "database.preparedStatements", Form.SWITCH))),
          of("database.statementTimeoutMilliseconds", List.of(number("LAGO_DATABASE_STATEMENT_TIMEOUT", "database.statementTimeoutMilliseconds"))),
          of("database.lockTimeoutMilliseconds", List.of(number("LAGO_DATABASE_LOCK_TIMEOUT", "database.lockTimeoutMilliseconds"))),
          of("database.idleTransactionTimeoutMilliseconds", List.of(number("LAGO_DATABASE_IDLE_TX_TIMEOUT", "database.idleTransactionTimeoutMilliseconds"))));
  // spotless:on

  private static Block of(String field, List<Line> needed, Line... more) {
    return new Block(field, ALWAYS, needed, List.of(more));
  }

  Stream<Line> lines() {
    return Stream.concat(needed.stream(), more.stream());
  }

  boolean isSwitchedOff(Variables variables) {
    return !onlyIf.equals(ALWAYS) && !variables.isTrue(onlyIf);
  }
}
