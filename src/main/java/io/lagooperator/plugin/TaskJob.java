package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Job of a task: what the worker runs as, with another command. */
final class TaskJob {
  /** The instance that a task belongs to; no selector of the operator asks for it. */
  static final String TASK_OF = "lago-operator.io/task-of";

  static final String CONTAINER = "task";
  private static final String COMMAND = "lago-operator.io/task";

  private TaskJob() {}

  static Job of(LagoInstance lago, Deployment worker, List<String> command, String suffix) {
    var instance = lago.getMetadata().getName();
    var labels =
        Map.of(
            "app.kubernetes.io/name",
            "lago-task",
            Labels.MANAGED_BY,
            Instances.FIELD_MANAGER,
            TASK_OF,
            instance);
    return new JobBuilder()
        .withNewMetadata()
        .withName("%s-task-%s".formatted(instance, suffix))
        .withNamespace(lago.getMetadata().getNamespace())
        .withLabels(labels)
        .withAnnotations(Map.of(COMMAND, String.join(" ", command)))
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(lago.getApiVersion())
                .withKind(lago.getKind())
                .withName(instance)
                .withUid(lago.getMetadata().getUid())
                .build())
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withTemplate(template(worker.getSpec().getTemplate(), labels, command))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(
      PodTemplateSpec worker, Map<String, String> labels, List<String> command) {
    var ofPods = new TreeMap<>(labels);
    // Pods that share a volume which one node mounts find each other by it.
    worker.getMetadata().getLabels().entrySet().stream()
        .filter(label -> label.getKey().equals(Labels.FILES))
        .forEach(label -> ofPods.put(label.getKey(), label.getValue()));
    return new PodTemplateSpecBuilder(worker)
        .withNewMetadata()
        .withLabels(ofPods)
        .endMetadata()
        .editSpec()
        .withRestartPolicy("Never")
        .withTopologySpreadConstraints()
        .withContainers(container(worker, command))
        .endSpec()
        .build();
  }

  /** Sidecars would keep the Job from ending, so there are none. */
  private static Container container(PodTemplateSpec worker, List<String> command) {
    var all = worker.getSpec().getContainers();
    var lagos =
        all.stream()
            .filter(c -> c.getName().equals(Component.WORKER.label()))
            .findFirst()
            .orElse(all.get(0));
    return new ContainerBuilder(lagos)
        .withName(CONTAINER)
        .withCommand(command)
        .withArgs()
        .withPorts()
        .withStartupProbe(null)
        .withReadinessProbe(null)
        .withLivenessProbe(null)
        .withLifecycle(null)
        .build();
  }
}
