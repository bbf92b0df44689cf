package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Secrets that instances refer to: once for each version of each, since the cache keeps
 * no values, so that the Secrets of everybody else cost nothing.
 */
final class SecretReader {
  private final KubernetesClient client;
  private final Known caches;
  private final SecretValues values;

  SecretReader(KubernetesClient client, Known caches, SecretValues values) {
    this.client = client;
    this.caches = caches;
    this.values = values;
  }

  /** The Secrets that exist, by name, with their values in clear. */
  Map<String, Map<String, String>> read(String namespace, Collection<String> names) {
    var secrets = new HashMap<String, Map<String, String>>();
    names.stream()
        .distinct()
        .forEach(name -> read(namespace, name).ifPresent(values -> secrets.put(name, values)));
    return secrets;
  }

  private Optional<Map<String, String>> read(String namespace, String name) {
    return caches
        .get(Secret.class, namespace, name)
        .flatMap(watched -> values.of(watched).or(() -> ask(watched)));
  }

  private Optional<Map<String, String>> ask(Secret watched) {
    var metadata = watched.getMetadata();
    var live =
        client.secrets().inNamespace(metadata.getNamespace()).withName(metadata.getName()).get();
    return Optional.ofNullable(live).map(it -> values.learnAs(metadata.getResourceVersion(), it));
  }
}
