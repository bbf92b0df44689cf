package io.lagooperator.model;

import static io.lagooperator.model.Variable.kept;
import static io.lagooperator.model.Variable.ofReader;
import static io.lagooperator.model.Variable.secret;
import static io.lagooperator.model.Variable.text;

import io.lagooperator.model.InputReference.Meaning;
import io.lagooperator.model.Settings.Datadog;
import io.lagooperator.model.Settings.GoogleLogin;
import io.lagooperator.model.Settings.Integrations;
import io.lagooperator.model.Settings.Partner;
import io.lagooperator.model.Settings.Proxy;
import io.lagooperator.model.Settings.Sentry;
import io.lagooperator.model.Settings.Service;
import io.lagooperator.model.Settings.Smtp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What Lago is told of mail, logins, partners, proxies, logs and traces. */
final class SettingVariables {
  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      List.of(
          text("LAGO_SMTP_ADDRESS", "spec.smtp.host", "Mail server.", smtp(Smtp::host)),
          text("LAGO_SMTP_PORT", "spec.smtp.port", "Port of the mail server.", smtp(s -> String.valueOf(s.port()))),
          text("LAGO_SMTP_DOMAIN", "spec.smtp.domain", "Domain that is announced to it.", i -> i.settings().smtp().flatMap(Smtp::domain)),
          text("LAGO_SMTP_USERNAME", "spec.smtp.user", "User at the mail server.", i -> i.settings().smtp().flatMap(Smtp::user)),
          kept("LAGO_SMTP_USERNAME", "spec.smtp.userSecret", "User at the mail server.", Meaning.TEXT, i -> i.settings().smtp().flatMap(Smtp::userSecret)),
          secret("LAGO_SMTP_PASSWORD", "spec.smtp.passwordSecret", "Password at the mail server.", smtp(Smtp::password)),
          text("LAGO_FROM_EMAIL", "spec.smtp.from", "Address that mail comes from.", smtp(Smtp::from)),
          secret("LAGO_LICENSE", "spec.licenseSecret", "Licence of premium features; checked at every start.", i -> i.settings().license()),
          text("GOOGLE_AUTH_CLIENT_ID", "spec.googleAuth.clientId", "OAuth client of Google sign-in.", i -> i.settings().google().map(GoogleLogin::clientId)),
          secret("GOOGLE_AUTH_CLIENT_SECRET", "spec.googleAuth.clientSecret", "Its secret.", i -> i.settings().google().map(GoogleLogin::clientSecret)),
          secret("NANGO_SECRET_KEY", "spec.integrations.nango.secretKeySecret", "Nango, for accounting and CRM.", partner(Integrations::nango, Partner::secret)),
          text("GOCARDLESS_CLIENT_ID", "spec.integrations.gocardless.clientId", "OAuth client of GoCardless.", partner(Integrations::gocardless, Partner::id)),
          secret("GOCARDLESS_CLIENT_SECRET", "spec.integrations.gocardless.clientSecret", "Its secret.", partner(Integrations::gocardless, Partner::secret)),
          text("MISTRAL_AGENT_ID", "spec.integrations.mistral.agentId", "Agent that answers questions.", partner(Integrations::mistral, Partner::id)).since(Feature.AI_AGENT),
          secret("MISTRAL_API_KEY", "spec.integrations.mistral.apiKeySecret", "Its key.", partner(Integrations::mistral, Partner::secret)).since(Feature.AI_AGENT),
          ofReader("LAGO_MEILISEARCH_URL", "spec.integrations.meilisearch.url", "Search server that Lago indexes into.", SettingVariables::search).since(Feature.MEILISEARCH),
          secret("LAGO_MEILISEARCH_API_KEY", "spec.integrations.meilisearch.apiKeySecret", "Its key.", i -> i.settings().integrations().meilisearch().flatMap(Service::secret)).since(Feature.MEILISEARCH),
          text("LAGO_OAUTH_PROXY_URL", "spec.integrations.oauthProxyUrl", "Where OAuth answers come back.", i -> i.settings().integrations().oauthProxyUrl()),
          text("LAGO_DATA_API_URL", "spec.integrations.dataApi.url", "Premium analytics.", i -> i.settings().integrations().dataApi().map(Service::url)).since(Feature.DATA_API),
          secret("LAGO_DATA_API_BEARER_TOKEN", "spec.integrations.dataApi.tokenSecret", "Their token.", i -> i.settings().integrations().dataApi().flatMap(Service::secret)).since(Feature.DATA_API),
          text("LAGO_LOG_LEVEL", "spec.observability.logLevel", "How much is logged.", i -> i.settings().observability().logLevel()),
          kept("SENTRY_DSN", "spec.observability.sentry.dsnSecret", "Where errors are reported.", Meaning.TEXT, sentry(s -> Optional.of(s.dsn()))).alsoBy(ProcessKind.PROCESSOR),
          text("SENTRY_ENVIRONMENT", "spec.observability.sentry.environment", "Environment that reports name.", sentry(Sentry::environment)),
          text("SENTRY_TRACES_SAMPLE_RATE", "spec.observability.sentry.tracesSampleRate", "Share of requests that are traced.", sentry(Sentry::tracesSampleRate)),
          text("OTEL_EXPORTER", "spec.observability.openTelemetry", "Turns tracing on.", telemetry("otlp")),
          text("OTEL_EXPORTER_OTLP_ENDPOINT", "spec.observability.openTelemetry.endpoint", "Collector of traces, over HTTP.", i -> i.settings().observability().openTelemetry()),
          ofReader("OTEL_SERVICE_NAME", "spec.observability.openTelemetry", "Which process a trace is of.", SettingVariables::service),
          text("DD_AGENT_HOST", "spec.observability.datadog.agentHost", "Agent that takes traces.", datadog(d -> Optional.of(d.agentHost()))).since(Feature.DATADOG).alsoBy(ProcessKind.PROCESSOR),
          text("DD_ENV", "spec.observability.datadog.environment", "Environment that traces name.", datadog(Datadog::environment)).since(Feature.DATADOG),
          text("HTTP_PROXY", "spec.proxy.http", "Proxy for http:// addresses.", i -> i.settings().proxy().flatMap(Proxy::http)),
          text("HTTPS_PROXY", "spec.proxy.https", "Proxy for https:// addresses.", i -> i.settings().proxy().flatMap(Proxy::https)),
          text("NO_PROXY", "spec.proxy.noProxy", "What is reached directly: the cluster, and what is named.", DirectHosts::of),
          text("SSL_CERT_FILE", "spec.caBundle", "Private authorities, beside the public ones of the image.", i -> i.settings().certificateAuthorities().map(k -> Settings.AUTHORITIES_PATH)).alsoBy(ProcessKind.PROCESSOR));
  // spotless:on

  private SettingVariables() {}

  private static <T> Function<Instance, Optional<T>> smtp(Function<Smtp, T> part) {
    return i -> i.settings().smtp().map(part);
  }

  private static <T> Function<Instance, Optional<T>> partner(
      Function<Integrations, Optional<Partner>> partner, Function<Partner, T> part) {
    return i -> partner.apply(i.settings().integrations()).map(part);
  }

  private static <T> Function<Instance, Optional<T>> sentry(Function<Sentry, Optional<T>> part) {
    return i -> i.settings().observability().sentry().flatMap(part);
  }

  private static Function<Instance, Optional<String>> datadog(
      Function<Datadog, Optional<String>> part) {
    return i -> i.settings().observability().datadog().flatMap(part);
  }

  private static Function<Instance, Optional<String>> telemetry(String value) {
    return i -> i.settings().observability().openTelemetry().map(endpoint -> value);
  }

  /** It sends jobs to the worker meilisearch, like a flag. */
  private static Optional<String> search(Reader reader) {
    var instance = reader.instance();
    return instance
        .settings()
        .integrations()
        .meilisearch()
        .filter(s -> Routing.of(instance, reader.component()).contains(Component.MEILISEARCH))
        .map(Service::url);
  }

  private static Optional<String> service(Reader reader) {
    return telemetry("lago-" + reader.component().map(Component::label).orElse("jobs"))
        .apply(reader.instance());
  }
}
