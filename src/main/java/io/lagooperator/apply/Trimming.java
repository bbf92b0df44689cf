package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.desired.ForeignObject;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Leaves of what was read of an object only what facts and the comparison need. */
final class Trimming {
  private static final FieldsV1 REPLICAS_ONLY = new FieldsV1();

  static {
    REPLICAS_ONLY.setAdditionalProperty("f:spec", Map.of("f:replicas", Map.of()));
  }

  private final FieldSets fieldSets = new FieldSets();
  private final SecretValues values;

  Trimming(SecretValues values) {
    this.values = values;
  }

  <R extends HasMetadata> R trim(R object) {
    object
        .getMetadata()
        .setManagedFields(
            object.getMetadata().getManagedFields().stream().flatMap(this::kept).toList());
    if (object instanceof Secret secret) {
      if (secret.getData() != null && isGenerated(secret)) {
        values.learn(secret); // most of them are read in a moment: all at once is cheaper
      }
      secret.setData(null);
    } else if (object instanceof ConfigMap configMap) {
      configMap.setData(null);
    } else if (object instanceof Pod pod) {
      pod.getMetadata().setAnnotations(new HashMap<>());
      pod.getMetadata().setManagedFields(List.of());
    } else if (object instanceof ForeignObject<?> foreign) {
      foreign.setSpec(null);
    }
    return object;
  }

  /** By name and label, and immutable: what a user puts there instead is not. */
  private static boolean isGenerated(Secret secret) {
    return Boolean.TRUE.equals(secret.getImmutable())
        && Caches.instanceOf(secret).stream()
            .map(id -> new Names(id.getName()).generated())
            .anyMatch(names -> names.contains(secret.getMetadata().getName()));
  }

  /** Our own entry tells what is ours; of others only who owns the replicas is of interest. */
  private Stream<ManagedFieldsEntry> kept(ManagedFieldsEntry entry) {
    if (entry.getFieldsV1() == null) {
      return Stream.empty();
    }
    if (Ownership.isOurs(entry)) {
      entry.setFieldsV1(fieldSets.shared(entry.getFieldsV1()));
      return Stream.of(entry);
    }
    return Optional.ofNullable(entry.getFieldsV1().getAdditionalProperties().get("f:spec"))
        .filter(spec -> spec instanceof Map<?, ?> fields && fields.containsKey("f:replicas"))
        .map(
            spec ->
                new ManagedFieldsEntryBuilder()
                    .withManager(
                        Labels.OPERATOR.equals(entry.getManager())
                            ? "somebody-else"
                            : entry.getManager())
                    .withOperation(entry.getOperation())
                    .withFieldsV1(REPLICAS_ONLY)
                    .build())
        .stream();
  }
}
