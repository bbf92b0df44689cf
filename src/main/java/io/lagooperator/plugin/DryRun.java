package io.lagooperator.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Optional;

/**
 * Asks the API server what an instance would be if a manifest were applied, as it was applied
 * before: by whom, and whether on the server's side or on the client's.
 */
record DryRun(Session session, String namespace) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String KUBECTL = "kubectl";

  LagoInstance of(Manifest manifest) {
    var given = manifest.instance().deepCopy();
    ((ObjectNode) given.path("metadata")).put("namespace", namespace);
    var live = Optional.ofNullable(resource(given).get());
    var last = live.flatMap(DryRun::lastApplied);
    var result =
        last.isPresent() && live.flatMap(DryRun::manager).isEmpty()
            ? resource(given)
                .patch(
                    new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withFieldManager("kubectl-client-side-apply")
                        .withDryRun(List.of("All"))
                        .build(),
                    merged(last.get(), given).toString())
            : resource(given)
                .dryRun(true)
                .fieldManager(live.flatMap(DryRun::manager).orElse(KUBECTL))
                .forceConflicts()
                .serverSideApply();
    return session.client().getKubernetesSerialization().convertValue(result, LagoInstance.class);
  }

  private Resource<GenericKubernetesResource> resource(ObjectNode given) {
    var object =
        session
            .client()
            .getKubernetesSerialization()
            .convertValue(given, GenericKubernetesResource.class);
    return session.client().resource(object).inNamespace(namespace);
  }

  /** Who applied it last, if that was on the server's side. */
  private static Optional<String> manager(GenericKubernetesResource live) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> "Apply".equals(entry.getOperation()) && entry.getSubresource() == null)
        .map(ManagedFieldsEntry::getManager)
        .filter(manager -> !manager.equals(Labels.OPERATOR))
        .reduce((first, later) -> later);
  }

  private static Optional<JsonNode> lastApplied(GenericKubernetesResource live) {
    return Optional.ofNullable(live.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(LAST_APPLIED))
        .flatMap(DryRun::parsed);
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  /** What is given, and a null for what was given once and is no more. */
  static ObjectNode merged(JsonNode before, ObjectNode given) {
    var patch = given.deepCopy();
    before
        .properties()
        .forEach(
            field -> {
              var now = given.get(field.getKey());
              if (now == null) {
                patch.putNull(field.getKey());
              } else if (now instanceof ObjectNode block && field.getValue().isObject()) {
                patch.set(field.getKey(), merged(field.getValue(), block));
              }
            });
    return patch;
  }
}
