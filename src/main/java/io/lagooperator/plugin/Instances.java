package io.lagooperator.plugin;

import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.api.LagoInstance;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the instance that a user means, and changes its spec as that user. */
record Instances(Session session) {
  static final String FIELD_MANAGER = "kubectl-lago";

  /** The one that {@code -i} or an argument names, or the only one of the namespace. */
  LagoInstance meant(Optional<String> argument) {
    var option = session.options().instance;
    if (argument.isPresent() && option.isPresent() && !argument.equals(option)) {
      throw Refusal.ofUsage(
          "Both %s and --instance %s are given: which is meant?"
              .formatted(argument.get(), option.get()));
    }
    return argument.or(() -> option).map(this::named).orElseGet(this::only);
  }

  private LagoInstance named(String name) {
    return Optional.ofNullable(resource(name).get())
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no LagoInstance %s in namespace %s. See kubectl get lago -A."
                        .formatted(name, session.namespace())));
  }

  private LagoInstance only() {
    var all =
        session
            .client()
            .resources(LagoInstance.class)
            .inNamespace(session.namespace())
            .list()
            .getItems();
    if (all.isEmpty()) {
      throw new Refusal(
          "There is no LagoInstance in namespace %s. Name another with -n; see kubectl get lago -A."
              .formatted(session.namespace()));
    }
    if (all.size() > 1) {
      throw new Refusal(
          "Namespace %s has %d LagoInstances: %s. Name one with -i."
              .formatted(
                  session.namespace(),
                  all.size(),
                  all.stream()
                      .map(lago -> lago.getMetadata().getName())
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return all.get(0);
  }

  /** A merge patch of the spec and of nothing else; a null takes a field away. */
  LagoInstance patchSpec(LagoInstance lago, Map<String, ?> spec) {
    var patch = session.client().getKubernetesSerialization().asJson(Map.of("spec", spec));
    var context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(FIELD_MANAGER)
            .build();
    return resource(lago.getMetadata().getName()).patch(context, patch);
  }

  Resource<LagoInstance> resource(String name) {
    return session
        .client()
        .resources(LagoInstance.class)
        .inNamespace(session.namespace())
        .withName(name);
  }
}
