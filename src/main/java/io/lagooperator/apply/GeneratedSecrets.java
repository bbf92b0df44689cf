package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.desired.Metadata;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Makes the Secrets that can never be made again. A plain create, so that two operators cannot
 * overwrite each other's keys: whoever comes second reads what the first one made.
 */
final class GeneratedSecrets {
  private final KubernetesClient client;
  private final Caches caches;
  private final Executor writers;
  private final KeyMaker keys = new KeyMaker();

  GeneratedSecrets(KubernetesClient client, Caches caches, Executor writers) {
    this.client = client;
    this.caches = caches;
    this.writers = writers;
  }

  boolean exists(Instance instance, GeneratedSecret secret) {
    return cached(instance, secret).isPresent();
  }

  /** Those that are made at once do not wait for each other; as they are then in the cluster. */
  List<Secret> make(Instance instance, List<GeneratedSecret> secrets) {
    var writes =
        secrets.stream()
            .map(secret -> CompletableFuture.supplyAsync(() -> make(instance, secret), writers))
            .toList();
    try {
      return writes.stream().flatMap(write -> write.join().stream()).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KubernetesClientException cause ? cause : e;
    }
  }

  private Optional<Secret> make(Instance instance, GeneratedSecret secret) {
    var data = new TreeMap<String, String>();
    secret
        .entries()
        .forEach(
            (name, form) ->
                data.put(
                    name,
                    Base64.getEncoder()
                        .encodeToString(keys.make(form).getBytes(StandardCharsets.UTF_8))));
    var made =
        new SecretBuilder()
            .withMetadata(Metadata.data(instance, secret.name(), Labels.of(instance)))
            .withType("Opaque")
            .withImmutable(true)
            .withData(data)
            .build();
    var there = createOrRead(made);
    // The cache trims what it is given, and the values are still needed.
    there.ifPresent(live -> caches.remember(Optional.empty(), new SecretBuilder(live).build()));
    return there;
  }

  /** If it is there already, whoever made it, it is read and used as it is. */
  private Optional<Secret> createOrRead(Secret secret) {
    try {
      return Optional.of(client.resource(secret).create());
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        throw e;
      }
      return Optional.ofNullable(client.resource(secret).get());
    }
  }

  /** The only thing that ever changes on such a Secret: whether it goes with the instance. */
  void settleOwners(Instance instance, GeneratedSecret secret) {
    var wanted = Metadata.dataOwners(instance);
    cached(instance, secret)
        .filter(GeneratedSecrets::isOurs)
        .filter(live -> !uids(live.getMetadata().getOwnerReferences()).equals(uids(wanted)))
        .ifPresent(
            live ->
                client
                    .resource(live)
                    .edit(
                        current ->
                            new SecretBuilder(current)
                                .editMetadata()
                                .withOwnerReferences(wanted)
                                .endMetadata()
                                .build()));
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
