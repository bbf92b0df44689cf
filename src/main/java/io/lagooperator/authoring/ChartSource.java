package io.lagooperator.authoring;

import io.lagooperator.model.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A Lago that the vendor's Helm chart runs, read from the release that Helm keeps in the cluster.
 */
public final class ChartSource {
  private final HelmRelease release;
  private final ChartValues values;
  private final ChartSecrets secrets;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Spec spec = new Spec();
  private final List<Left> left = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();

  private ChartSource(
      HelmRelease release, Function<String, Optional<Map<String, String>>> secrets) {
    this.release = release;
    this.values = new ChartValues(release.values(), spec);
    this.secrets = new ChartSecrets(release, values, secrets, environment);
  }

  /** What Helm keeps, and the Secrets of its namespace in clear, by name. */
  public static Move move(
      HelmRelease release,
      Function<String, Optional<Map<String, String>>> secrets,
      Options options) {
    return Carrier.of(Workers.withFlags(new ChartSource(release, secrets).read()), options);
  }

  private Source read() {
    urls();
    secrets.carry();
    switches();
    new ChartStorage(release, values, spec, environment).carry(secrets, byHand);
    mail();
    new ChartComponents(values, spec, environment, left).carry();
    ingress();
    new ChartRest(values, left).tell();
    byHand.add(
        "Before this instance is applied, scale the release down, clock first: kubectl -n %1$s scale deployment %2$s-clock --replicas=0, then workers once their queues are empty, then all others. Never may two clocks run."
            .formatted(release.namespace(), release.name()));
    byHand.add(
        "helm uninstall %s comes last, when all runs here; Secret %s-secrets stays by the chart's own policy."
            .formatted(release.name(), release.name()));
    return new Source(
        environment, Release.parse(values.text("version")), Set.of(), spec.asMap(), left, byHand);
  }

  private void urls() {
    environment.put("LAGO_API_URL", values.text("apiUrl"));
    environment.put("LAGO_FRONT_URL", values.text("frontUrl"));
  }

  private void switches() {
    environment.put(
        "LAGO_DISABLE_SIGNUP", String.valueOf(!values.at("global.signup.enabled").asBoolean(true)));
    environment.put(
        "LAGO_DISABLE_SEGMENT",
        String.valueOf(!values.at("global.segment.enabled").asBoolean(true)));
    environment.put(
        "LAGO_DISABLE_PDF_GENERATION",
        String.valueOf(!values.at("global.pdf.enabled").asBoolean(true)));
    Optional.of(values.text("api.rails.logLevel"))
        .filter(l -> !l.isEmpty())
        .ifPresent(l -> environment.put("LAGO_LOG_LEVEL", l));
    if (!values.at("global.googleAuth.enabled").asBoolean()) {
      environment.remove("GOOGLE_AUTH_CLIENT_ID");
      environment.remove("GOOGLE_AUTH_CLIENT_SECRET");
    }
  }

  private void mail() {
    if (!values.at("global.smtp.enabled").asBoolean()) {
      environment.remove("LAGO_SMTP_USERNAME");
      environment.remove("LAGO_SMTP_PASSWORD");
      return;
    }
    environment.put("LAGO_SMTP_ADDRESS", values.text("global.smtp.address"));
    environment.put("LAGO_SMTP_PORT", values.text("global.smtp.port"));
    environment.put("LAGO_FROM_EMAIL", values.text("global.smtp.fromEmail"));
  }

  private void ingress() {
    if (!values.at("global.ingress.enabled").asBoolean()) {
      return;
    }
    spec.put("ingress.tls.secretName", release.name() + "-ingress-secret");
    Optional.of(values.text("global.ingress.className"))
        .filter(c -> !c.isEmpty())
        .ifPresent(c -> spec.put("ingress.className", c));
    values.raw("global.ingress.annotations", "ingress.annotations");
    byHand.add(
        "Two Ingresses for one host are served by chance: delete Ingress %s-ingress of the release when this instance is applied."
            .formatted(release.name()));
  }
}
