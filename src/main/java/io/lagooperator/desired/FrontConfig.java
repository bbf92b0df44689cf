package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Settings.Partner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What browsers read as the settings of the front; the image would write it itself, as root. */
final class FrontConfig {
  static final String FILE = "env-config.js";

  private FrontConfig() {}

  static ConfigMap configMap(Instance instance) {
    return new ConfigMapBuilder()
        .withMetadata(
            Metadata.of(instance, instance.names().frontConfig(), Component.FRONT.label()))
        .withData(Map.of(FILE, text(instance)))
        .build();
  }

  static String text(Instance instance) {
    var partners = instance.settings().integrations();
    var settings = new LinkedHashMap<String, String>();
    settings.put("API_URL", instance.urls().api());
    settings.put("LAGO_DOMAIN", "");
    settings.put("APP_ENV", "production");
    settings.put("LAGO_OAUTH_PROXY_URL", partners.oauthProxyUrl().orElse(""));
    settings.put("LAGO_DISABLE_SIGNUP", instance.choices().signup() ? "" : "true");
    settings.put("NANGO_PUBLIC_KEY", partners.nango().map(Partner::id).orElse(""));
    // What is kept in a Secret is not shown to every browser.
    settings.put("SENTRY_DSN", "");
    settings.put("LAGO_DISABLE_PDF_GENERATION", instance.has(Component.PDF) ? "" : "true");
    settings.put("LAGO_SUPERSET_URL", "");
    return settings.entrySet().stream()
        .map(s -> "window." + s.getKey() + " = " + quoted(s.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + "\"";
  }
}
