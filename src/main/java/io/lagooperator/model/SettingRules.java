package io.lagooperator.model;

import io.lagooperator.api.IntegrationsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.LogLevel;
import io.lagooperator.api.ObservabilitySpec;
import io.lagooperator.api.ProxySpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import io.lagooperator.api.SmtpSpec;
import org.jspecify.annotations.Nullable;

/** Rules on mail, partners, proxies, logs and traces. */
final class SettingRules {
  private SettingRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.smtp() != null) {
      smtp(spec.smtp(), found);
    }
    if (spec.integrations() != null) {
      integrations(spec.integrations(), found);
    }
    if (spec.observability() != null) {
      observability(spec.observability(), found);
    }
    if (spec.proxy() != null) {
      proxy(spec.proxy(), found);
    }
  }

  private static void smtp(SmtpSpec smtp, Complaints found) {
    found.exactlyOne("spec.smtp", Sentences.SMTP_USER, smtp.user(), smtp.userSecret());
    found.check(smtp.passwordSecret() != null, "spec.smtp", Sentences.SMTP_PASSWORD);
  }

  private static void integrations(IntegrationsSpec given, Complaints found) {
    var path = "spec.integrations.";
    address(path + "oauthProxyUrl", given.oauthProxyUrl(), found);
    if (given.dataApi() != null) {
      address(path + "dataApi.url", given.dataApi().url(), found);
    }
    if (given.nango() != null) {
      found.check(
          given.nango().publicKey().matches(Rules.PUBLIC_TEXT_PATTERN),
          path + "nango.publicKey",
          Sentences.PUBLIC_TEXT_IS_PLAIN);
    }
    if (given.meilisearch() != null) {
      address(path + "meilisearch.url", given.meilisearch().url(), found);
    }
  }

  private static void observability(ObservabilitySpec given, Complaints found) {
    var path = "spec.observability.";
    found.word(path + "logLevel", given.logLevel(), LogLevel.class);
    if (given.openTelemetry() != null) {
      address(path + "openTelemetry.endpoint", given.openTelemetry().endpoint(), found);
    }
    if (given.sentry() != null && given.sentry().tracesSampleRate() != null) {
      found.check(
          given.sentry().tracesSampleRate().matches(Rules.SAMPLE_RATE_PATTERN),
          path + "sentry.tracesSampleRate",
          Sentences.SAMPLE_RATE);
    }
  }

  private static void proxy(ProxySpec proxy, Complaints found) {
    address("spec.proxy.http", proxy.http(), found);
    address("spec.proxy.https", proxy.https(), found);
  }

  private static void address(String path, @Nullable String given, Complaints found) {
    if (given == null) {
      return;
    }
    found.check(given.matches(Rules.ADDRESS_PATTERN), path, Sentences.ADDRESS_HAS_SCHEME);
    found.check(!given.matches(Rules.LOGIN_PATTERN), path, Sentences.ADDRESS_HAS_NO_LOGIN);
  }
}
