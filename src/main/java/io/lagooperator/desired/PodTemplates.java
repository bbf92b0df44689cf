package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.Fingerprint;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Redis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pod template of each component. */
final class PodTemplates {
  private PodTemplates() {}

  static PodTemplateSpec of(Environments environments, Component component) {
    var instance = environments.instance();
    var rendered = rendered(environments, component);
    return instance
        .workload(component)
        .podTemplate()
        .map(patch -> Overrides.merged(rendered, patch, instance.pods().security()))
        .orElse(rendered);
  }

  private static PodTemplateSpec rendered(Environments environments, Component component) {
    var instance = environments.instance();
    var volumes = volumes(instance, component);
    var pod =
        shared(instance)
            .withSecurityContext(Security.pod(instance, component))
            .withTerminationGracePeriodSeconds(Commands.graceSeconds(component))
            .withContainers(Containers.of(environments, component, volumes))
            .withVolumes(volumes.volumes())
            .build();
    Placement.place(instance, instance.workload(component), pod);
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels(instance, component))
        .withAnnotations(annotations(environments, component))
        .endMetadata()
        .withSpec(pod)
        .build();
  }

  /** What pods of components and of Jobs share: no token, no injected variables. */
  static PodSpecBuilder shared(Instance instance) {
    return new PodSpecBuilder(new PodSpec())
        .withServiceAccountName(instance.serviceAccount())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withImagePullSecrets(
            instance.images().pullSecrets().stream().map(LocalObjectReference::new).toList());
  }

  private static Volumes volumes(Instance instance, Component component) {
    return switch (component.role()) {
      case API, WORKER, STREAM, CLOCK -> Volumes.ruby(instance, Optional.of(component));
      case FRONT -> Volumes.front(instance);
      case PDF -> Volumes.pdf();
      case STORE -> Volumes.store(instance, component);
    };
  }

  private static Map<String, String> labels(Instance instance, Component component) {
    var labels = new TreeMap<>(instance.pods().labels());
    labels.putAll(Labels.of(instance, component.label()));
    if (component.worksOnDatabase()) {
      labels.put(Labels.VERSION, instance.release().toString());
    }
    if (Volumes.isBoundToOneNode(instance, component)) {
      labels.putAll(Placement.filesLabel(instance));
    }
    return labels;
  }

  private static Map<String, String> annotations(Environments environments, Component component) {
    var instance = environments.instance();
    var annotations = new TreeMap<>(instance.pods().annotations());
    annotations.put("kubectl.kubernetes.io/default-container", component.label());
    var restart = instance.workload(component).restart();
    if (!restart.isEmpty()) {
      annotations.put(Labels.RESTART, restart);
    }
    inputs(environments, component).ifPresent(digest -> annotations.put(Labels.INPUTS, digest));
    return annotations;
  }

  /** Changes with what the pods read at their start, so that they are replaced then. */
  private static Optional<String> inputs(Environments environments, Component component) {
    var instance = environments.instance();
    var inputs = environments.inputs();
    var consumed = environments.of(component).map(Environment::consumed).orElse(List.of());
    if (!consumed.isEmpty()) {
      return Optional.of(inputs.digest(instance.keys(), consumed));
    }
    if (component == Component.FRONT) {
      return Optional.of(Fingerprint.of(FrontConfig.text(instance)));
    }
    if (component == Component.POSTGRESQL
        && instance.database() instanceof Database.Bundled bundled) {
      return Optional.of(ofPassword(inputs.value(bundled.password())));
    }
    return component.isStore() && instance.redis() instanceof Redis.Bundled bundled
        ? Optional.of(ofPassword(inputs.value(bundled.password())))
        : Optional.empty();
  }

  /** Keyed by itself: a store must not restart because a key of Lago has changed. */
  private static String ofPassword(String password) {
    return Fingerprint.keyed(password, List.of("store"));
  }
}
