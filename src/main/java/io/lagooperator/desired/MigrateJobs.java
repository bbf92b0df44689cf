package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Reader;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.plan.JobOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Job that asks the database what it holds, and only then brings it to the release. */
final class MigrateJobs {
  private static final long GRACE_SECONDS = 3600;

  private MigrateJobs() {}

  static Job of(Instance instance, Inputs inputs, JobOrder order) {
    var template = template(instance, inputs);
    var annotations =
        new TreeMap<>(
            Map.of(
                Labels.JOB_RELEASE, instance.release().toString(),
                Labels.JOB_DATABASE, order.database(),
                Labels.JOB_ATTEMPT, String.valueOf(order.attempt()),
                Labels.CONNECTIONS, Connections.name(Reader.ofJobs(instance), inputs).orElse(""),
                Labels.KEYS_FINGERPRINT, inputs.keysFingerprint(instance.keys()),
                Labels.REVISION, Canonical.hash(template)));
    return new JobBuilder()
        .withMetadata(
            Metadata.owned(
                instance,
                instance.names().migrateJob(order.release(), order.database()),
                Labels.of(instance, Labels.MIGRATE),
                annotations))
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /** No deadline: a migration of large data takes hours, and one that is killed leaves debris. */
  static PodTemplateSpec template(Instance instance, Inputs inputs) {
    var volumes = Volumes.ruby(instance, Optional.empty());
    var labels = new TreeMap<>(instance.pods().labels());
    labels.putAll(Labels.of(instance, Labels.MIGRATE));
    var annotations = new TreeMap<>(instance.pods().annotations());
    annotations.put(
        Labels.INPUTS,
        inputs.digest(instance.keys(), Environment.consumed(Reader.ofJobs(instance), inputs)));
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .withSpec(
            PodTemplates.shared(instance)
                .withRestartPolicy("Never")
                .withSecurityContext(Security.job())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(
                    new ContainerBuilder()
                        .withName(Labels.MIGRATE)
                        .withImage(instance.images().api(instance.release()))
                        .withImagePullPolicy(instance.images().pullPolicy().name())
                        .withCommand(command())
                        .withEnv(environment(instance, inputs))
                        .withResources(Containers.resources(instance.jobResources()))
                        .withVolumeMounts(volumes.mounts())
                        .withTerminationMessagePolicy("FallbackToLogsOnError")
                        .withSecurityContext(Security.container())
                        .build())
                .withVolumes(volumes.volumes())
                .build())
        .build();
  }

  private static List<String> command() {
    return List.of(
        "ruby",
        "-e",
        Script.MIGRATE_RUBY.inContainer(),
        "--",
        Script.GUARD_SQL.inContainer(),
        Script.RECORD_SQL.inContainer());
  }

  private static List<EnvVar> environment(Instance instance, Inputs inputs) {
    var release = instance.release();
    var catalogue = ReleaseCatalogue.BUILT_IN;
    var environment = new ArrayList<>(Environment.of(Reader.ofJobs(instance), inputs));
    environment.add(text("LAGO_OPERATOR_OWNER", instance.owner()));
    environment.add(text("LAGO_OPERATOR_TARGET", release.toString()));
    environment.add(text("LAGO_OPERATOR_FLOOR", catalogue.floor(release).toString()));
    environment.add(text("LAGO_OPERATOR_KEYS", inputs.keysFingerprint(instance.keys())));
    environment.add(text("LAGO_OPERATOR_SCHEMAS", catalogue.schemas()));
    instance
        .upgradeFrom()
        .ifPresent(from -> environment.add(text("LAGO_OPERATOR_FROM", from.toString())));
    if (catalogue.facts(release).filter(ReleaseCatalogue.Entry::seedsRoles).isPresent()) {
      environment.add(text("LAGO_OPERATOR_SEED_ROLES", "true"));
    }
    return environment;
  }

  private static EnvVar text(String name, String value) {
    return new EnvVar(name, value, null);
  }
}
