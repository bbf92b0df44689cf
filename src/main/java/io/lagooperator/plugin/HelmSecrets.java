package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.authoring.HelmRelease;
import io.lagooperator.desired.SecretData;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What Helm and its charts keep in Secrets of a namespace. */
record HelmSecrets(Session session) {

  /** The newest that is deployed. */
  HelmRelease release(String name) {
    return session
        .client()
        .secrets()
        .inNamespace(session.namespace())
        .withLabels(Map.of("owner", "helm", "name", name, "status", "deployed"))
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparingInt(HelmSecrets::revision))
        .map(secret -> SecretData.decoded(secret).getOrDefault("release", ""))
        .map(HelmRelease::decode)
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no deployed Helm release %s in namespace %s. See helm list -A."
                        .formatted(name, session.namespace())));
  }

  /** A Secret in clear. */
  Optional<Map<String, String>> values(String name) {
    return Optional.ofNullable(
            session.client().secrets().inNamespace(session.namespace()).withName(name).get())
        .map(SecretData::decoded);
  }

  private static int revision(Secret secret) {
    var version = secret.getMetadata().getLabels().getOrDefault("version", "0");
    return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
  }
}
