package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Reader;
import io.lagooperator.plan.JobOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all Jobs have in common: they run Lago's own image once, and stay until told otherwise. */
final class Jobs {
  private Jobs() {}

  static Job of(Instance instance, Inputs inputs, JobOrder order) {
    var builder =
        switch (order.step()) {
          case MIGRATION ->
              job(
                      instance,
                      inputs,
                      order,
                      instance.names().migrateJob(order.release(), order.database()),
                      MigrateJobs.template(instance, inputs))
                  .editSpec()
                  .withPodFailurePolicy(MigrateJobs.verdictsAreKept())
                  .endSpec();
          case ORGANIZATION ->
              job(
                  instance,
                  inputs,
                  order,
                  instance.names().organizationJob(),
                  OrganizationJobs.template(
                      instance, inputs, instance.organizationToMake().orElseThrow()));
        };
    return builder.build();
  }

  private static JobBuilder job(
      Instance instance, Inputs inputs, JobOrder order, String name, PodTemplateSpec template) {
    var annotations =
        new TreeMap<>(
            Map.of(
                Labels.JOB_RELEASE, order.release().toString(),
                Labels.JOB_DATABASE, order.database(),
                Labels.JOB_ATTEMPT, String.valueOf(order.attempt()),
                Labels.CONNECTIONS, Connections.name(reader(instance, order), inputs).orElse(""),
                Labels.KEYS_FINGERPRINT, inputs.keysFingerprint(instance.keys()),
                Labels.REVISION, Canonical.hash(template)));
    return new JobBuilder()
        .withMetadata(
            Metadata.owned(instance, name, Labels.of(instance, order.step().label()), annotations))
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withTemplate(template)
        .endSpec();
  }

  private static Reader reader(Instance instance, JobOrder order) {
    return switch (order.step()) {
      case MIGRATION -> Reader.ofMigration(instance);
      case ORGANIZATION -> Reader.ofJobs(instance);
    };
  }

  /** The container is told what to run and its environment; all else is the same in every Job. */
  static PodTemplateSpec template(
      Instance instance, JobStep step, String inputs, long graceSeconds, Container container) {
    var volumes = Volumes.ruby(instance, Optional.empty());
    var labels = new TreeMap<>(instance.pods().labels());
    labels.putAll(Labels.of(instance, step.label()));
    var annotations = new TreeMap<>(instance.pods().annotations());
    annotations.put(Labels.INPUTS, inputs);
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
