package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metadata of objects: name, labels, owner. */
public final class Metadata {
  private Metadata() {}

  /** An object of the instance as a whole, which goes with it. */
  static ObjectMeta of(Instance instance, String name) {
    return owned(instance, name, Labels.of(instance), Map.of());
  }

  /** An object of one component, which goes with the instance. */
  static ObjectMeta of(Instance instance, String name, String component) {
    return owned(instance, name, Labels.of(instance, component), Map.of());
  }

  static ObjectMeta owned(
      Instance instance, String name, Map<String, String> labels, Map<String, String> annotations) {
    return new ObjectMetaBuilder(kept(instance, name, labels))
        .withAnnotations(annotations.isEmpty() ? null : new TreeMap<>(annotations))
        .withOwnerReferences(owner(instance))
        .build();
  }

  /** An object that holds data: it outlives the instance unless the user said otherwise. */
  public static ObjectMeta data(Instance instance, String name, Map<String, String> labels) {
    var metadata = kept(instance, name, labels);
    metadata.setOwnerReferences(dataOwners(instance));
    return metadata;
  }

  /** The owners that an object with data has under the deletion policy. */
  public static List<OwnerReference> dataOwners(Instance instance) {
    return switch (instance.deletionPolicy()) {
      case Retain -> List.of();
      case Delete -> List.of(owner(instance));
    };
  }

  private static ObjectMeta kept(Instance instance, String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withNamespace(instance.namespace())
        .withName(name)
        .withLabels(new TreeMap<>(labels))
        .build();
  }

  private static OwnerReference owner(Instance instance) {
    return new OwnerReferenceBuilder()
        .withApiVersion(LagoInstance.GROUP + "/v1alpha1")
        .withKind("LagoInstance")
        .withName(instance.name())
        .withUid(instance.uid())
        .withController(true)
        .withBlockOwnerDeletion(false)
        .build();
  }
}
