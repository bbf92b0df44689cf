package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.EnvironmentVariable;
import io.lagooperator.api.IntegrationsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.ObservabilitySpec;
import io.lagooperator.api.ProxySpec;
import io.lagooperator.api.SecretKeyReference;
import io.lagooperator.api.SmtpSpec;
import io.lagooperator.model.InputReference.Meaning;
import io.lagooperator.model.Settings.Datadog;
import io.lagooperator.model.Settings.Extra;
import io.lagooperator.model.Settings.GoogleLogin;
import io.lagooperator.model.Settings.Integrations;
import io.lagooperator.model.Settings.Observability;
import io.lagooperator.model.Settings.Partner;
import io.lagooperator.model.Settings.Proxy;
import io.lagooperator.model.Settings.Sentry;
import io.lagooperator.model.Settings.Service;
import io.lagooperator.model.Settings.Smtp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves what Lago is told beside its addresses and stores. */
final class SettingsResolver {
  private SettingsResolver() {}

  static Settings resolve(LagoInstanceSpec spec, Release release, Bags bags) {
    return new Settings(
        Optional.ofNullable(spec.smtp()).map(SettingsResolver::smtp),
        key(spec.licenseSecret()),
        Optional.ofNullable(spec.googleAuth())
            .map(g -> new GoogleLogin(g.clientId(), SecretKey.of(g.clientSecret()))),
        integrations(Optional.ofNullable(spec.integrations())),
        Optional.ofNullable(spec.streaming()).map(StreamingResolver::resolve),
        observability(Optional.ofNullable(spec.observability())),
        Optional.ofNullable(spec.proxy()).map(SettingsResolver::proxy),
        key(spec.caBundle()),
        Stream.concat(fromBags(spec, bags), extras("spec.env", spec.env()).stream()).toList(),
        extrasByComponent(
            Optional.ofNullable(spec.components()).orElse(Map.of()),
            WantedComponents.of(spec, release)));
  }

  private static Stream<Extra> fromBags(LagoInstanceSpec spec, Bags bags) {
    return BagGroup.ALL.stream()
        .filter(group -> group.isIn(spec, bags))
        .flatMap(group -> group.extras(bags));
  }

  private static Smtp smtp(SmtpSpec given) {
    return new Smtp(
        given.host(),
        Optional.ofNullable(given.port()).orElse(587),
        Optional.ofNullable(given.domain()),
        Optional.ofNullable(given.user()),
        key(given.userSecret()),
        key(given.passwordSecret()).orElseThrow(),
        given.from());
  }

  private static Integrations integrations(Optional<IntegrationsSpec> given) {
    return new Integrations(
        given
            .map(IntegrationsSpec::nango)
            .map(n -> new Partner(n.publicKey(), SecretKey.of(n.secretKeySecret()))),
        given
            .map(IntegrationsSpec::gocardless)
            .map(g -> new Partner(g.clientId(), SecretKey.of(g.clientSecret()))),
        given
            .map(IntegrationsSpec::mistral)
            .map(m -> new Partner(m.agentId(), SecretKey.of(m.apiKeySecret()))),
        given
            .map(IntegrationsSpec::meilisearch)
            .map(m -> new Service(m.url(), key(m.apiKeySecret()))),
        given.map(IntegrationsSpec::oauthProxyUrl),
        given.map(IntegrationsSpec::dataApi).map(d -> new Service(d.url(), key(d.tokenSecret()))));
  }

  private static Observability observability(Optional<ObservabilitySpec> given) {
    return new Observability(
        given.map(ObservabilitySpec::logLevel),
        given
            .map(ObservabilitySpec::sentry)
            .map(
                s ->
                    new Sentry(
                        SecretKey.of(s.dsnSecret()),
                        Optional.ofNullable(s.environment()),
                        Optional.ofNullable(s.tracesSampleRate()))),
        given.map(ObservabilitySpec::openTelemetry).map(ObservabilitySpec.OpenTelemetry::endpoint),
        given
            .map(ObservabilitySpec::datadog)
            .map(d -> new Datadog(d.agentHost(), Optional.ofNullable(d.environment()))));
  }

  private static Proxy proxy(ProxySpec given) {
    return new Proxy(
        Optional.ofNullable(given.http()),
        Optional.ofNullable(given.https()),
        Optional.ofNullable(given.noProxy()).orElse(List.of()));
  }

  /** A component that does not run reads nothing, but a worker may have to stay for a while. */
  private static Map<Component, List<Extra>> extrasByComponent(
      Map<String, ComponentSpec> given, Set<Component> wanted) {
    var extras = new EnumMap<Component, List<Extra>>(Component.class);
    given.forEach(
        (name, component) ->
            Component.bySpecName(name)
                .filter(c -> component.env() != null)
                .filter(c -> wanted.contains(c) || c.isDedicatedWorker())
                .ifPresent(
                    c ->
                        extras.put(
                            c, extras("spec.components." + name + ".env", component.env()))));
    return extras;
  }

  private static List<Extra> extras(String path, @Nullable List<EnvironmentVariable> given) {
    return Optional.ofNullable(given).orElse(List.of()).stream()
        .map(
            e ->
                new Extra(
                    e.name(),
                    Optional.ofNullable(e.value()),
                    key(e.secret()),
                    path + "." + e.name(),
                    Meaning.PASSWORD))
        .toList();
  }

  private static Optional<SecretKey> key(@Nullable SecretKeyReference given) {
    return Optional.ofNullable(given).map(SecretKey::of);
  }
}
