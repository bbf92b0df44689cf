package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cluster holds, looked at once by a client of whatever rights; nothing is watched. */
final class Snapshot implements Known {
  private final KubernetesClient client;
  private final ServedKinds served;
  private final Map<Class<?>, Boolean> kinds = new HashMap<>();
  private final Map<Class<?>, List<? extends HasMetadata>> labelled = new HashMap<>();
  private final Map<String, Optional<? extends HasMetadata>> named = new HashMap<>();

  Snapshot(KubernetesClient client) {
    this.client = client;
    this.served = new ServedKinds(client);
  }

  @Override
  public boolean watches(Class<? extends HasMetadata> kind) {
    return kinds.computeIfAbsent(kind, k -> served.has(kind));
  }

  /** Asked for by name, since anybody can take a label off. */
  @Override
  @SuppressWarnings("unchecked")
  public <R extends HasMetadata> Optional<R> get(Class<R> kind, String namespace, String name) {
    return (Optional<R>)
        named.computeIfAbsent(
            id(kind, namespace, name),
            id ->
                known(kind, namespace, name)
                    .or(() -> Optional.ofNullable(asked(kind, namespace, name))));
  }

  private <R extends HasMetadata> Optional<R> known(Class<R> kind, String namespace, String name) {
    return kind == Secret.class
        ? Optional.empty()
        : ours(kind, namespace).stream()
            .filter(object -> object.getMetadata().getName().equals(name))
            .findFirst();
  }

  private <R extends HasMetadata> R asked(Class<R> kind, String namespace, String name) {
    return client.resources(kind).inNamespace(namespace).withName(name).get();
  }

  @Override
  public <R extends HasMetadata> List<R> of(Class<R> kind, LagoInstance lago) {
    var name = lago.getMetadata().getName();
    return ours(kind, lago.getMetadata().getNamespace()).stream()
        .filter(
            object -> Caches.instanceOf(object).stream().anyMatch(id -> id.getName().equals(name)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private <R extends HasMetadata> List<R> ours(Class<R> kind, String namespace) {
    return (List<R>)
        labelled.computeIfAbsent(
            kind,
            k ->
                List.copyOf(
                    client
                        .resources(kind)
                        .inNamespace(namespace)
                        .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
                        .list()
                        .getItems()));
  }

  @Override
  public <R extends HasMetadata> void remember(Optional<R> before, R written) {
    var metadata = written.getMetadata();
    named.put(
        id(written.getClass(), metadata.getNamespace(), metadata.getName()), Optional.of(written));
  }

  private static String id(Class<?> kind, String namespace, String name) {
    return kind.getName() + " " + namespace + "/" + name;
  }
}
