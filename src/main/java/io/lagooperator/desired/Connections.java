package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Secrets of values that processes read and that may change: URLs with escaped passwords, and
 * what users keep in Secrets of their own. Processes that read the same share one.
 */
final class Connections {
  private Connections() {}

  /**
   * Other values have another name: a container reads its Secret whenever it starts, and one that
   * starts again while its turn has not come must not meet a new database. Nothing for a process
   * that reads no such value.
   */
  static Optional<String> name(Instance instance, Inputs inputs, Map<String, String> values) {
    var parts =
        values.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            instance.names().connections(inputs.digest(instance.keys(), parts).substring(0, 8)));
  }

  /** All of them, each once. */
  static List<Secret> secrets(Environments environments) {
    var secrets = new TreeMap<String, Secret>();
    environments
        .all()
        .forEach(
            environment ->
                environment
                    .connections()
                    .ifPresent(
                        name ->
                            secrets.computeIfAbsent(
                                name,
                                n ->
                                    secret(environments.instance(), n, environment.changeable()))));
    return List.copyOf(secrets.values());
  }

  private static Secret secret(Instance instance, String name, Map<String, String> values) {
    return new SecretBuilder()
        .withMetadata(Metadata.of(instance, name))
        .withType("Opaque")
        .withData(SecretData.encoded(values))
        .build();
  }
}
