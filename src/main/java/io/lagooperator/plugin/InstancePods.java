package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pods of an instance, those of its Jobs included. */
record InstancePods(Session session, LagoInstance lago) {
  /** In the order of their names; of one component, or of all. */
  List<Pod> of(Optional<String> component) {
    var selected =
        session
            .client()
            .pods()
            .inNamespace(lago.getMetadata().getNamespace())
            .withLabel(Labels.INSTANCE, lago.getMetadata().getName());
    return component
        .map(it -> selected.withLabel(Labels.COMPONENT, it))
        .orElse(selected)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  /** A pod of the component that can be worked in; of several the first by name. */
  Optional<Pod> ready(String component) {
    return of(Optional.of(component)).stream().filter(InstancePods::isReady).findFirst();
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  /** The container of Lago itself, which is named like its component; others are of users. */
  static String container(Pod pod) {
    var component = pod.getMetadata().getLabels().getOrDefault(Labels.COMPONENT, "");
    var names = pod.getSpec().getContainers().stream().map(Container::getName).toList();
    return names.contains(component) ? component : names.get(0);
  }
}
