package io.lagooperator.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One environment for all processes of Lago: what only some services had, all have. */
final class ComposeEnvironment {
  private final ComposeService api;
  private final Map<String, String> environment;
  private final List<Left> left = new ArrayList<>();

  private ComposeEnvironment(ComposeService api, Map<String, String> environment) {
    this.api = api;
    this.environment = environment;
  }

  /** Adds to the environment of the API; what cannot be for all is told. */
  static List<Left> merge(
      ComposeService api, List<ComposeService> services, Map<String, String> environment) {
    var all = new ComposeEnvironment(api, environment);
    services.stream()
        .filter(service -> !service.equals(api) && service.script().isPresent())
        .forEach(service -> service.environment().forEach((n, v) -> all.process(service, n, v)));
    services.stream()
        .filter(ComposeService::isFront)
        .forEach(front -> front.environment().forEach((n, v) -> all.front(front, n, v)));
    return all.left;
  }

  private void process(ComposeService service, String name, String value) {
    if (name.equals("SIDEKIQ_CONCURRENCY")) {
      return; // a field of its worker
    }
    if (name.equals("DATABASE_POOL")) {
      tell(service, name, Dropped.reason(name).orElseThrow());
    } else if (EncryptionNames.isReadFirst(name) && !api.environment().containsKey(name)) {
      tell(service, name, "%s has no such name, and its key is carried over".formatted(api.name()));
    } else {
      forAll(service, name, value);
    }
  }

  private void forAll(ComposeService service, String name, String value) {
    var known = environment.putIfAbsent(name, value);
    if (known != null && !known.equals(value)) {
      tell(
          service,
          name,
          "it differs from that of %s, which all processes get"
              .formatted(api.environment().containsKey(name) ? api.name() : "a service before it"));
    }
  }

  private void front(ComposeService front, String name, String value) {
    if (name.equals("NANGO_PUBLIC_KEY") || name.startsWith("LAGO_")) {
      forAll(front, name, value);
    } else if (name.equals("API_URL")) {
      if (!value.equals(environment.getOrDefault("LAGO_API_URL", value))) {
        tell(front, name, "it differs from LAGO_API_URL, which the user interface is told");
      }
    } else if (!name.matches("APP_ENV|CODEGEN_API") && !value.isEmpty()) {
      tell(front, name, "the user interface reads its settings from the operator alone");
    }
  }

  private void tell(ComposeService service, String name, String reason) {
    left.add(new Left(name + " of service " + service.name(), reason));
  }
}
