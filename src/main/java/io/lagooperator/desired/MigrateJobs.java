package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.GuardVerdict.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Job that asks the database what it holds, and only then brings it to the release. */
final class MigrateJobs {
  private static final long GRACE_SECONDS = 3600;

  private MigrateJobs() {}

  /** No deadline: a migration of large data takes hours, and one that is killed leaves debris. */
  static PodTemplateSpec template(Environments environments) {
    var container =
        new ContainerBuilder().withCommand(command()).withEnv(environment(environments)).build();
    return Jobs.template(
        environments,
        JobStep.MIGRATION,
        environments.ofMigration().consumed(),
        GRACE_SECONDS,
        container);
  }

  /** The Job itself then names the exit code, which outlives the pod. */
  static PodFailurePolicy verdictsAreKept() {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(JobStep.MIGRATION.label())
        .withOperator("In")
        .withValues(Arrays.stream(Kind.values()).map(Kind::exitCode).toList())
        .endOnExitCodes()
        .endRule()
        .build();
  }

  private static List<String> command() {
    return List.of(
        "ruby",
        "-e",
        Script.JOB_RUBY.inContainer(),
        "-e",
        Script.DATA_WORK_STEPS_RUBY.inContainer(),
        "-e",
        Script.MIGRATE_RUBY.inContainer(),
        "--",
        Script.GUARD_SQL.inContainer(),
        Script.RECORD_SQL.inContainer());
  }

  private static List<EnvVar> environment(Environments environments) {
    var instance = environments.instance();
    var release = instance.release();
    var catalogue = ReleaseCatalogue.BUILT_IN;
    var environment = new ArrayList<>(environments.ofMigration().variables());
    environment.add(text("LAGO_OPERATOR_OWNER", instance.owner()));
    environment.add(text("LAGO_OPERATOR_TARGET", release.toString()));
    environment.add(text("LAGO_OPERATOR_FLOOR", catalogue.floor(release).toString()));
    environment.add(
        text("LAGO_OPERATOR_KEYS", environments.inputs().keysFingerprint(instance.keys())));
    environment.add(text("LAGO_OPERATOR_SCHEMAS", catalogue.schemas()));
    if (!instance.upgrade().allows(release)) {
      environment.add(text("LAGO_OPERATOR_APPROVAL", "needed"));
    }
    instance
        .upgrade()
        .from()
        .ifPresent(from -> environment.add(text("LAGO_OPERATOR_FROM", from.toString())));
    catalogue
        .workBefore(release)
        .ifPresent(
            bridge -> {
              environment.add(text("LAGO_OPERATOR_WORK_OF", bridge.release().toString()));
              environment.add(text("LAGO_OPERATOR_WORK", bridge.dataWork()));
            });
    if (catalogue.facts(release).filter(ReleaseCatalogue.Entry::seedsRoles).isPresent()) {
      environment.add(text("LAGO_OPERATOR_SEED_ROLES", "true"));
    }
    return environment;
  }

  private static EnvVar text(String name, String value) {
    return new EnvVar(name, value, null);
  }
}
