package io.lagooperator.desired;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Routing;
import io.lagooperator.plan.Replicas;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deployments, and StatefulSets for what must never run twice on one volume. */
final class Workloads {
  private static final int PROGRESS_DEADLINE_SECONDS = 600;
  private static final int OLD_TEMPLATES = 3;

  private Workloads() {}

  static HasMetadata of(Templates templates, Component component, Replicas replicas) {
    var instance = templates.instance();
    var template = templates.of(component).pods();
    var metadata = metadata(templates, component);
    var selector = Labels.selector(instance, component.label());
    return switch (component) {
      case POSTGRESQL, REDIS ->
          new StatefulSetBuilder()
              .withMetadata(metadata)
              .withNewSpec()
              .withServiceName(instance.names().of(component))
              // By default, a pod that cannot become ready is never replaced by a corrected one.
              .withPodManagementPolicy("Parallel")
              .withReplicas(owned(replicas).orElse(null))
              .withRevisionHistoryLimit(OLD_TEMPLATES)
              .withNewSelector()
              .withMatchLabels(selector)
              .endSelector()
              .withTemplate(template)
              .endSpec()
              .build();
      default ->
          new DeploymentBuilder()
              .withMetadata(metadata)
              .withNewSpec()
              .withReplicas(owned(replicas).orElse(null))
              .withRevisionHistoryLimit(OLD_TEMPLATES)
              .withProgressDeadlineSeconds(PROGRESS_DEADLINE_SECONDS)
              .withStrategy(strategy(instance, component))
              .withNewSelector()
              .withMatchLabels(selector)
              .endSelector()
              .withTemplate(template)
              .endSpec()
              .build();
    };
  }

  private static ObjectMeta metadata(Templates templates, Component component) {
    var instance = templates.instance();
    var template = templates.of(component);
    var labels = Labels.of(instance, component.label());
    labels.put(Labels.VERSION, version(instance, component));
    var annotations = new TreeMap<>(Map.of(Labels.REVISION, template.revision()));
    if (component.isRuby()) {
      annotations.put(Labels.STORES, templates.stores().toString());
      var routes = Routing.of(instance, Optional.of(component));
      if (component.isDedicatedWorker() && instance.duty(component).hasServed()) {
        annotations.put(Labels.SERVED, "true");
      }
      if (!routes.isEmpty()) {
        annotations.put(Labels.ROUTES, routes.stream().map(Component::label).collect(joining(",")));
      }
    }
    template.connections().ifPresent(name -> annotations.put(Labels.CONNECTIONS, name));
    return Metadata.owned(instance, instance.names().of(component), labels, annotations);
  }

  private static String version(Instance instance, Component component) {
    return switch (component.role()) {
      case PDF -> instance.images().pdf().tag();
      case STORE ->
          component == Component.POSTGRESQL
              ? instance.images().postgresql().tag()
              : instance.images().redis().tag();
      case API, WORKER, STREAM, CLOCK, FRONT -> instance.release().toString();
    };
  }

  /** Fixed for each component: to switch it under server-side apply is refused. */
  private static DeploymentStrategy strategy(Instance instance, Component component) {
    // On one node there may be no room for a pod more while the old one is still there.
    var surge = Volumes.isBoundToOneNode(instance, component) ? 0 : 1;
    return switch (component.role()) {
      case CLOCK, STORE -> new DeploymentStrategyBuilder().withType("Recreate").build();
      case API, WORKER, STREAM, PDF, FRONT ->
          new DeploymentStrategyBuilder()
              .withType("RollingUpdate")
              .withNewRollingUpdate()
              .withMaxSurge(new IntOrString(surge))
              .withMaxUnavailable(new IntOrString(1 - surge))
              .endRollingUpdate()
              .build();
    };
  }

  private static Optional<Integer> owned(Replicas replicas) {
    return replicas instanceof Replicas.Fixed fixed
        ? Optional.of(fixed.number())
        : Optional.empty();
  }
}
