package io.lagooperator.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of the operator, read once from the environment. Without a lease it is alone. */
public record OperatorSettings(
    Scope scope,
    Set<String> secretStores,
    Optional<LeaseSettings> lease,
    Duration stopTimeout,
    Ports ports,
    LogSettings log) {
  /** Variables that Kubernetes makes of a Service named like the operator. */
  private static final String INJECTED_BY_KUBERNETES =
      ".*(_SERVICE_HOST|_SERVICE_PORT.*|_PORT(_.*)?)";

  /** In a pod this is its name. */
  private static final String HOST = "HOSTNAME";

  public OperatorSettings {
    secretStores = Set.copyOf(secretStores);
  }

  /** Reads the settings, and refuses all bad ones at once, by name. */
  public static OperatorSettings from(Map<String, String> environment) {
    var mistakes =
        Stream.concat(
                unknown(environment),
                Arrays.stream(Setting.values()).flatMap(it -> it.mistakes(environment)))
            .toList();
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return new OperatorSettings(
        new Scope(
            words(environment, Setting.NAMESPACES),
            Setting.SELECTOR.in(environment),
            Setting.CLASS.in(environment)),
        words(environment, Setting.SECRET_STORES),
        lease(environment),
        seconds(environment, Setting.STOP_TIMEOUT_SECONDS),
        new Ports(number(environment, Setting.PROBE_PORT), number(environment, Setting.ADMIN_PORT)),
        new LogSettings(
            Setting.LOG_LEVEL.in(environment), Setting.LOG_FORMAT.in(environment).equals("json")));
  }

  private static Stream<String> unknown(Map<String, String> environment) {
    var known = Arrays.stream(Setting.values()).map(Setting::variable).sorted().toList();
    return environment.keySet().stream()
        .filter(name -> name.startsWith(Setting.PREFIX) && !known.contains(name))
        .filter(name -> !name.matches(INJECTED_BY_KUBERNETES))
        .sorted()
        .map(name -> name + " is not a setting; known are " + String.join(", ", known));
  }

  private static Optional<LeaseSettings> lease(Map<String, String> environment) {
    if (!Setting.LEADER_ELECTION.in(environment).equals("true")) {
      return Optional.empty();
    }
    return Optional.of(
        new LeaseSettings(
            Setting.LEASE_NAME.in(environment),
            Optional.of(Setting.LEASE_NAMESPACE.in(environment)).filter(it -> !it.isEmpty()),
            environment.getOrDefault(HOST, "lago-operator"),
            seconds(environment, Setting.LEASE_SECONDS)));
  }

  private static Set<String> words(Map<String, String> environment, Setting setting) {
    return Form.split(setting.in(environment)).collect(Collectors.toSet());
  }

  private static int number(Map<String, String> environment, Setting setting) {
    return Integer.parseInt(setting.in(environment));
  }

  private static Duration seconds(Map<String, String> environment, Setting setting) {
    return Duration.ofSeconds(number(environment, setting));
  }
}
