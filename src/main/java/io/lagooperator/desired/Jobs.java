package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.plan.JobOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all Jobs have in common: they run Lago's own image once, and stay until told otherwise. */
final class Jobs {
  private Jobs() {}

  static Job of(Templates templates, JobOrder order) {
    var names = templates.instance().names();
    return switch (order.step()) {
      case DRAIN -> job(templates, order, names.drainJob(order.drains().orElseThrow())).build();
      case MIGRATION ->
          job(
                  templates,
                  order,
                  names.migrateJob(order.release(), order.database(), order.attempt()))
              .editSpec()
              .withPodFailurePolicy(MigrateJobs.verdictsAreKept())
              .endSpec()
              .build();
      case DATA_WORK ->
          job(templates, order, names.dataWorkJob(order.release(), order.database())).build();
      case ORGANIZATION -> job(templates, order, names.organizationJob()).build();
    };
  }

  private static JobBuilder job(Templates templates, JobOrder order, String name) {
    var instance = templates.instance();
    var template = templates.of(order);
    var annotations =
        new TreeMap<>(
            Map.of(
                Labels.JOB_RELEASE, order.release().toString(),
                Labels.JOB_DATABASE, order.database(),
                Labels.JOB_ATTEMPT, String.valueOf(order.attempt()),
                Labels.CONNECTIONS, template.connections().orElse(""),
                Labels.KEYS_FINGERPRINT, templates.inputs().keysFingerprint(instance.keys()),
                Labels.REVISION, template.revision()));
    order.drains().ifPresent(worker -> annotations.put(Labels.DRAINS, worker.label()));
    if (!order.foundBefore().isEmpty()) {
      annotations.put(Labels.FOUND_BEFORE, order.foundBefore());
    }
    order.voyage().from().ifPresent(r -> annotations.put(Labels.UPGRADE_FROM, r.toString()));
    annotations.put(Labels.UPGRADE_TO, order.voyage().to().toString());
    return new JobBuilder()
        .withMetadata(
            Metadata.owned(instance, name, Labels.of(instance, order.step().label()), annotations))
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withTemplate(template.pods())
        .endSpec();
  }

  /** The container is told what to run and its environment; all else is the same in every Job. */
  static PodTemplateSpec template(
      Environments environments,
      JobStep step,
      List<String> consumed,
      long graceSeconds,
      Container container) {
    var instance = environments.instance();
    var volumes = Volumes.ruby(instance, Optional.empty());
    var labels = new TreeMap<>(instance.pods().labels());
    labels.putAll(Labels.of(instance, step.label()));
    var annotations = new TreeMap<>(instance.pods().annotations());
    annotations.put(Labels.INPUTS, environments.inputs().digest(instance.keys(), consumed));
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .withSpec(
            PodTemplates.shared(instance)
                .withRestartPolicy("Never")
                .withSecurityContext(Security.job(instance))
                .withTerminationGracePeriodSeconds(graceSeconds)
                .withContainers(
                    new ContainerBuilder(container)
                        .withName(step.label())
                        .withImage(instance.images().api(instance.release()))
                        .withImagePullPolicy(instance.images().pullPolicy().name())
                        .withResources(Containers.resources(instance.jobResources()))
                        .withVolumeMounts(volumes.mounts())
                        .withTerminationMessagePolicy("FallbackToLogsOnError")
                        .withSecurityContext(Security.container(instance.pods().security()))
                        .build())
                .withVolumes(volumes.volumes())
                .build())
        .build();
  }
}
