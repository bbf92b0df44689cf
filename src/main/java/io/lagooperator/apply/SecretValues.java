package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.desired.SecretData;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of Secrets, each with the version that has them: those that instances have asked for, and
 * those that were made for instances, which are learned where they are watched.
 */
final class SecretValues {
  private record Content(String version, Map<String, String> values) {
    @Override
    public String toString() {
      return version + " of " + values.keySet();
    }
  }

  private final Map<String, Content> known = new ConcurrentHashMap<>();

  /** What has been read or written need not be asked for. */
  Map<String, String> learn(Secret secret) {
    return learnAs(secret.getMetadata().getResourceVersion(), secret);
  }

  /** As that of a version that is known elsewhere, although it may be of a later one. */
  Map<String, String> learnAs(String version, Secret secret) {
    var values = SecretData.decoded(secret);
    known.put(id(secret), new Content(version, values));
    return values;
  }

  /** Nothing where another version is known, or none. */
  Optional<Map<String, String>> of(Secret watched) {
    return Optional.ofNullable(known.get(id(watched)))
        .filter(content -> content.version().equals(watched.getMetadata().getResourceVersion()))
        .map(Content::values);
  }

  void forget(Secret gone) {
    known.remove(id(gone));
  }

  private static String id(Secret secret) {
    return secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName();
  }
}
