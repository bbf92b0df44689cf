package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Lago is told beside its addresses and stores: mail, logins, partners, proxies, extras. */
public record Settings(
    Optional<Smtp> smtp,
    Optional<SecretKey> license,
    Optional<GoogleLogin> google,
    Integrations integrations,
    Optional<Streaming> streaming,
    Observability observability,
    Optional<Proxy> proxy,
    Optional<SecretKey> certificateAuthorities,
    List<Extra> extras,
    Map<Component, List<Extra>> extrasByComponent) {

  /** Where pods find the private authorities. */
  public static final String AUTHORITIES_PATH = "/etc/lago/ca/ca.crt";

  public Settings {
    extras = List.copyOf(extras);
    extrasByComponent = Map.copyOf(extrasByComponent);
  }

  /** The mail server, where Lago always logs in. */
  public record Smtp(
      String host,
      int port,
      Optional<String> domain,
      Optional<String> user,
      Optional<SecretKey> userSecret,
      SecretKey password,
      String from) {}

  /** Sign-in with Google. */
  public record GoogleLogin(String clientId, SecretKey clientSecret) {}

  /** A partner that knows Lago by a public name and a secret. */
  public record Partner(String id, SecretKey secret) {}

  /** A service that is reached by a URL, with a secret or without. */
  public record Service(String url, Optional<SecretKey> secret) {}

  /** Services that Lago works with. */
  public record Integrations(
      Optional<Partner> nango,
      Optional<Partner> gocardless,
      Optional<Partner> mistral,
      Optional<Service> meilisearch,
      Optional<String> oauthProxyUrl,
      Optional<Service> dataApi) {}

  /** Logs, errors and traces. */
  public record Observability(
      Optional<String> logLevel,
      Optional<Sentry> sentry,
      Optional<String> openTelemetry,
      Optional<Datadog> datadog) {}

  /** Where errors are reported to. */
  public record Sentry(
      SecretKey dsn, Optional<String> environment, Optional<String> tracesSampleRate) {}

  /** The agent that takes traces for Datadog. */
  public record Datadog(String agentHost, Optional<String> environment) {}

  /** Proxies for what leaves the cluster, and what does not leave it. */
  public record Proxy(Optional<String> http, Optional<String> https, List<String> direct) {}

  /** A variable that no typed field owns: written down, or kept in a Secret. */
  public record Extra(
      String name,
      Optional<String> value,
      Optional<SecretKey> secret,
      String path,
      Meaning meaning) {}

  /** The extras of one process: those of its component win over those of all. */
  public List<Extra> extrasOf(Reader reader) {
    // One that is only to end has no pods, so nothing is read for it.
    var own =
        reader
            .workload()
            .filter(w -> w.duty() != Duty.UNTOLD)
            .map(w -> extrasByComponent.getOrDefault(w.component(), List.of()))
            .orElse(List.of());
    var names = own.stream().map(Extra::name).toList();
    var ofAll = extras.stream().filter(e -> reader.kind().isRuby() || isOfBag(e, reader.kind()));
    return Stream.concat(ofAll.filter(e -> !names.contains(e.name())), own.stream()).toList();
  }

  /**
   * A name that the table has for Ruby can only come from a bag, and goes to all whom the table
   * names. One that it has for others alone may be a user's for Ruby: others have their own value.
   */
  private static boolean isOfBag(Extra extra, ProcessKind kind) {
    return EnvironmentTable.owner(extra.name(), kind).isPresent()
        && ProcessKind.ruby().stream()
            .anyMatch(ruby -> EnvironmentTable.owner(extra.name(), ruby).isPresent());
  }
}
