package io.lagooperator.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings of the operator, read once from the environment. */
public record OperatorSettings(
    Set<String> namespaces,
    String operatorClass,
    int probePort,
    Duration stopTimeout,
    Set<String> secretStores) {
  public static final String NAMESPACES = "LAGO_OPERATOR_NAMESPACES";
  public static final String CLASS = "LAGO_OPERATOR_CLASS";
  public static final String PROBE_PORT = "LAGO_OPERATOR_PROBE_PORT";
  public static final String STOP_TIMEOUT_SECONDS = "LAGO_OPERATOR_STOP_TIMEOUT_SECONDS";

  public static final String SECRET_STORES = "LAGO_OPERATOR_SECRET_STORES";

  private static final String PREFIX = "LAGO_OPERATOR_";

  /** Variables that Kubernetes makes of a Service named like the operator. */
  private static final String INJECTED_BY_KUBERNETES =
      ".*(_SERVICE_HOST|_SERVICE_PORT.*|_PORT(_.*)?)";

  private static final String STORE = "(Cluster)?SecretStore/[a-z0-9]([-.a-z0-9]*[a-z0-9])?";

  private static final Set<String> KNOWN =
      Set.of(NAMESPACES, CLASS, PROBE_PORT, STOP_TIMEOUT_SECONDS, SECRET_STORES);

  public OperatorSettings {
    namespaces = Set.copyOf(namespaces);
    secretStores = Set.copyOf(secretStores);
  }

  /** Whether every namespace is watched. */
  public boolean watchesAllNamespaces() {
    return namespaces.isEmpty();
  }

  /** Reads the settings, and refuses all bad ones at once, by name. */
  public static OperatorSettings from(Map<String, String> environment) {
    var mistakes = new ArrayList<String>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .filter(name -> !name.matches(INJECTED_BY_KUBERNETES))
        .sorted()
        .forEach(
            name ->
                mistakes.add(
                    name
                        + " is not a setting; known are "
                        + String.join(", ", new TreeSet<>(KNOWN))));
    var settings =
        new OperatorSettings(
            words(environment.getOrDefault(NAMESPACES, "")),
            environment.getOrDefault(CLASS, "").strip(),
            number(environment, PROBE_PORT, 8080, mistakes),
            Duration.ofSeconds(number(environment, STOP_TIMEOUT_SECONDS, 25, mistakes)),
            stores(environment, mistakes));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return settings;
  }

  private static Set<String> stores(Map<String, String> environment, List<String> mistakes) {
    var stores = words(environment.getOrDefault(SECRET_STORES, ""));
    stores.stream()
        .filter(store -> !store.matches(STORE))
        .sorted()
        .forEach(
            store ->
                mistakes.add(
                    "%s has '%s', but must list stores such as ClusterSecretStore/vault or SecretStore/vault"
                        .formatted(SECRET_STORES, store)));
    return stores;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static int number(
      Map<String, String> environment, String name, int unset, List<String> mistakes) {
    var text = environment.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return unset;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      mistakes.add(name + " is '" + text + "', but must be a whole number from 0 to 65535");
      return unset;
    }
    return Integer.parseInt(text);
  }
}
