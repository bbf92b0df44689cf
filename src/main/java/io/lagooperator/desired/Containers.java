package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Ports;
import io.lagooperator.model.Redis;
import io.lagooperator.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The one container of each component. */
final class Containers {
  private Containers() {}

  static Container of(Environments environments, Component component, Volumes volumes) {
    var instance = environments.instance();
    var probes = Probes.of(component, instance.release());
    var builder =
        new ContainerBuilder()
            .withName(component.label())
            .withImage(image(instance, component))
            .withImagePullPolicy(instance.images().pullPolicy().name())
            .withCommand(Commands.of(component, instance.release()))
            .withEnv(environment(environments, component))
            .withResources(resources(instance.workload(component).resources()))
            .withVolumeMounts(volumes.mounts())
            .withTerminationMessagePolicy("FallbackToLogsOnError")
            .withSecurityContext(Security.container(instance, component));
    Ports.served(component)
        .ifPresent(
            port ->
                builder
                    .addNewPort()
                    .withName(Ports.NAME)
                    .withContainerPort(port)
                    .withProtocol("TCP")
                    .endPort());
    probes.startup().ifPresent(builder::withStartupProbe);
    probes.readiness().ifPresent(builder::withReadinessProbe);
    probes.liveness().ifPresent(builder::withLivenessProbe);
    var beforeStop = Commands.beforeStop(component);
    if (!beforeStop.isEmpty()) {
      builder
          .withNewLifecycle()
          .withNewPreStop()
          .withNewExec()
          .withCommand(beforeStop)
          .endExec()
          .endPreStop()
          .endLifecycle();
    }
    return builder.build();
  }

  static String image(Instance instance, Component component) {
    return instance.images().of(component, instance.release());
  }

  static ResourceRequirements resources(Resources resources) {
    return new ResourceRequirementsBuilder()
        .withRequests(new TreeMap<>(resources.requests()))
        .withLimits(resources.limits().isEmpty() ? null : new TreeMap<>(resources.limits()))
        .build();
  }

  private static List<EnvVar> environment(Environments environments, Component component) {
    var instance = environments.instance();
    if (component == Component.POSTGRESQL
        && instance.database() instanceof Database.Bundled bundled) {
      return List.of(
          new EnvVar("PGDATA", Volumes.DATA_PATH + "/pgdata", null),
          new EnvVar("POSTGRES_USER", Database.NAME, null),
          new EnvVar("POSTGRES_DB", Database.NAME, null),
          Environment.fromSecret("POSTGRES_PASSWORD", bundled.password()));
    }
    if (component.isStore() && instance.redis() instanceof Redis.Bundled bundled) {
      return redis(instance, component, bundled);
    }
    return environments.of(component).map(Environment::variables).orElse(List.of());
  }

  /** Above its bound Redis refuses or forgets; above the container's limit it would be killed. */
  private static List<EnvVar> redis(Instance instance, Component component, Redis.Bundled bundled) {
    var environment = new ArrayList<EnvVar>();
    environment.add(
        new EnvVar("REDIS_ROLE", component == Component.REDIS ? "queue" : "cache", null));
    if (component == Component.REDIS) {
      environment.add(new EnvVar("REDIS_DATA", Volumes.DATA_PATH, null));
    }
    Optional.ofNullable(instance.workload(component).resources().limits().get("memory"))
        .map(limit -> limit.getNumericalAmount().longValue() * 6 / 10)
        .ifPresent(
            bytes -> environment.add(new EnvVar("REDIS_MAXMEMORY", String.valueOf(bytes), null)));
    environment.add(Environment.fromSecret("REDIS_PASSWORD", bundled.password()));
    return environment;
  }
}
