package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Hands that meddle with one object, as somebody who is not the operator. */
public final class Patches<T extends HasMetadata> {
  private final Class<T> kind;
  private final Resource<T> resource;

  private Patches(Class<T> kind, Resource<T> resource) {
    this.kind = kind;
    this.resource = resource;
  }

  public static <T extends HasMetadata> Patches<T> on(
      TestNamespace namespace, Class<T> kind, String name) {
    KubernetesClient client = namespace.client();
    return new Patches<>(kind, client.resources(kind).inNamespace(namespace.name()).withName(name));
  }

  public T get() {
    return Objects.requireNonNull(resource.get());
  }

  /** As {@code kubectl patch --type=merge} does. */
  public void merge(String json) {
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /** As {@code kubectl patch --type=strategic} does: lists with keys are merged. */
  public void strategic(String json) {
    resource.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), json);
  }

  /** As {@code kubectl apply --server-side --force-conflicts} does. */
  public void takeOver(String json) {
    var body = new TreeMap<String, Object>(parsed(json));
    body.put("apiVersion", HasMetadata.getApiVersion(kind));
    body.put("kind", HasMetadata.getKind(kind));
    var metadata = new TreeMap<Object, Object>(Map.of("name", get().getMetadata().getName()));
    if (body.get("metadata") instanceof Map<?, ?> given) {
      metadata.putAll(given);
    }
    body.put("metadata", metadata);
    resource.patch(
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("somebody")
            .withForce(true)
            .build(),
        Serialization.asYaml(body));
  }

  public void delete() {
    resource.delete();
  }

  public T await(Predicate<T> holds) {
    return resource.waitUntilCondition(
        object -> object != null && holds.test(object),
        Patience.LIMIT.toSeconds(),
        TimeUnit.SECONDS);
  }

  /** What a user would call the content: nothing that the server keeps for itself. */
  public static Map<String, Object> content(HasMetadata object) {
    var content = new TreeMap<String, Object>(parsed(Serialization.asJson(object)));
    content.remove("status");
    content.put(
        "metadata",
        Map.of(
            "labels", String.valueOf(object.getMetadata().getLabels()),
            "annotations",
                String.valueOf(
                    Objects.requireNonNullElse(
                        object.getMetadata().getAnnotations().get("lago-operator.io/applied"),
                        ""))));
    return content;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(String json) {
    return Serialization.unmarshal(json, Map.class);
  }
}
