package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.desired.SecretData;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the Secrets that instances refer to: once for each version of each, since the cache keeps
 * no values, so that the Secrets of everybody else cost nothing.
 */
final class SecretReader {
  private record Content(String version, Map<String, String> values) {}

  private final KubernetesClient client;
  private final Known caches;
  private final Map<String, Content> read = new ConcurrentHashMap<>();

  SecretReader(KubernetesClient client, Known caches) {
    this.client = client;
    this.caches = caches;
  }

  /** The Secrets that exist, by name, with their values in clear. */
  Map<String, Map<String, String>> read(String namespace, Collection<String> names) {
    var secrets = new HashMap<String, Map<String, String>>();
    names.stream()
        .distinct()
        .forEach(name -> read(namespace, name).ifPresent(values -> secrets.put(name, values)));
    return secrets;
  }

  /** What has just been written need not be asked for. */
  void learn(Secret secret) {
    var metadata = secret.getMetadata();
    read.put(
        metadata.getNamespace() + "/" + metadata.getName(),
        new Content(metadata.getResourceVersion(), SecretData.decoded(secret)));
  }

  private Optional<Map<String, String>> read(String namespace, String name) {
    var id = namespace + "/" + name;
    var cached = caches.get(Secret.class, namespace, name);
    if (cached.isEmpty()) {
      read.remove(id);
      return Optional.empty();
    }
    var version = cached.get().getMetadata().getResourceVersion();
    var known = read.get(id);
    if (known == null || !known.version().equals(version)) {
      var live = client.secrets().inNamespace(namespace).withName(name).get();
      if (live == null) {
        return Optional.empty();
      }
      known = new Content(version, SecretData.decoded(live));
      read.put(id, known);
    }
    return Optional.of(known.values());
  }
}
