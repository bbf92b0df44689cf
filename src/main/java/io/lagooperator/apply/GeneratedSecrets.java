package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.desired.Metadata;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.desired.SecretData;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.status.Outcome.Failure;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the Secrets that can never be made again. A plain create, so that two operators cannot
 * overwrite each other's keys: whoever comes second reads what the first one made.
 */
final class GeneratedSecrets {
  private final KubernetesClient client;
  private final Known caches;
  private final SecretValues values;
  private final KeyMaker keys = new KeyMaker();

  GeneratedSecrets(KubernetesClient client, Known caches, SecretValues values) {
    this.client = client;
    this.caches = caches;
    this.values = values;
  }

  boolean exists(Instance instance, GeneratedSecret secret) {
    return cached(instance, secret).isPresent();
  }

  /** With new values, and not written yet: until it is, nothing else may be built on them. */
  Secret draft(Instance instance, GeneratedSecret secret) {
    var values = new TreeMap<String, String>();
    secret.entries().forEach((name, form) -> values.put(name, keys.make(form)));
    return new SecretBuilder()
        .withMetadata(Metadata.data(instance, secret.name(), Labels.of(instance)))
        .withType("Opaque")
        .withImmutable(true)
        .withData(SecretData.encoded(values))
        .build();
  }

  /**
   * Whether the draft is in the cluster now; if another one is, it counts from the next pass on.
   */
  Optional<Failure> create(Secret draft) {
    try {
      remember(client.resource(draft).create());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        Optional.ofNullable(client.resource(draft).get()).ifPresent(this::remember);
      }
      return Optional.of(ApiRefusals.failure(ObjectKey.of(draft).toString(), false, e));
    }
  }

  private void remember(Secret live) {
    values.learn(live);
    caches.remember(Optional.empty(), live);
  }

  /** A Secret whose owners are not as they should be, with those that it should have. */
  Optional<Secret> unsettled(Instance instance, GeneratedSecret secret) {
    var wanted = Metadata.dataOwners(instance);
    return cached(instance, secret)
        .filter(GeneratedSecrets::isOurs)
        .filter(live -> !uids(live.getMetadata().getOwnerReferences()).equals(uids(wanted)))
        .map(live -> withOwners(live, wanted));
  }

  /** The only thing that ever changes on such a Secret: whether it goes with the instance. */
  Optional<Failure> settle(Secret wanted) {
    client
        .secrets()
        .inNamespace(wanted.getMetadata().getNamespace())
        .withName(wanted.getMetadata().getName())
        .edit(current -> withOwners(current, wanted.getMetadata().getOwnerReferences()));
    return Optional.empty();
  }

  private static Secret withOwners(Secret secret, List<OwnerReference> owners) {
    return new SecretBuilder(secret)
        .editMetadata()
        .withOwnerReferences(owners)
        .endMetadata()
        .build();
  }

  private Optional<Secret> cached(Instance instance, GeneratedSecret secret) {
    return caches.get(Secret.class, instance.namespace(), secret.name());
  }

  private static boolean isOurs(Secret secret) {
    return !Caches.instanceOf(secret).isEmpty();
  }

  private static List<String> uids(List<OwnerReference> owners) {
    return owners.stream().map(OwnerReference::getUid).sorted().toList();
  }
}
