package io.lagooperator.model;

import io.lagooperator.api.BundledStoreSpec;
import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.DefaultsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.SchedulingSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What each component runs with: what is given for it, else for all, else small defaults. */
final class WorkloadResolver {
  private static final int CPU_PERCENT = 80;

  private final LagoInstanceSpec spec;

  private WorkloadResolver(LagoInstanceSpec spec) {
    this.spec = spec;
  }

  /** Of workers that are not wanted: some may have to stay for a while. */
  static Map<Component, Workload> dormant(LagoInstanceSpec spec, Release release) {
    var resolver = new WorkloadResolver(spec);
    var wanted = WantedComponents.of(spec, release);
    var workloads = new EnumMap<Component, Workload>(Component.class);
    Arrays.stream(Component.values())
        .filter(c -> c.isDedicatedWorker() && !wanted.contains(c))
        .forEach(c -> workloads.put(c, resolver.workload(c)));
    return workloads;
  }

  static Map<Component, Workload> resolve(LagoInstanceSpec spec, Release release) {
    var resolver = new WorkloadResolver(spec);
    var workloads = new EnumMap<Component, Workload>(Component.class);
    WantedComponents.of(spec, release).forEach(c -> workloads.put(c, resolver.workload(c)));
    return workloads;
  }

  private Workload workload(Component component) {
    var given = component(component);
    var replicas = given.map(ComponentSpec::replicas).orElse(1);
    return new Workload(
        component,
        replicas,
        given.map(ComponentSpec::autoscaling).map(WorkloadResolver::autoscaling),
        number(given.map(ComponentSpec::threads)),
        number(given.map(ComponentSpec::processes)),
        number(given.map(ComponentSpec::concurrency)),
        given.map(ComponentSpec::organizations).orElse(List.of()),
        resources(component),
        given
            .map(ComponentSpec::disruptionBudget)
            .map(ComponentSpec.DisruptionBudget::maxUnavailable),
        restart(component),
        scheduling(component),
        given.map(ComponentSpec::podTemplate).filter(patch -> !patch.isEmpty()),
        Duty.SERVING);
  }

  /** By CPU use, unless only waiting jobs are named. */
  private static Workload.Autoscaling autoscaling(ComponentSpec.Autoscaling given) {
    var byQueue = number(Optional.ofNullable(given.queueLength()));
    var byCpu = number(Optional.ofNullable(given.cpuPercent()));
    return new Workload.Autoscaling(
        given.min(),
        given.max(),
        byQueue.isEmpty() && byCpu.isEmpty() ? OptionalInt.of(CPU_PERCENT) : byCpu,
        byQueue);
  }

  private Resources resources(Component component) {
    var small = Sizing.of(component);
    var store =
        switch (component) {
          case POSTGRESQL -> Optional.ofNullable(spec.database()).map(d -> d.bundled());
          case REDIS, REDIS_CACHE -> Optional.ofNullable(spec.redis()).map(r -> r.bundled());
          default -> Optional.<BundledStoreSpec>empty();
        };
    return store
        .map(BundledStoreSpec::resources)
        .or(() -> component(component).map(ComponentSpec::resources))
        .map(r -> Means.of(r, small))
        .orElse(small);
  }

  /** Stores are left alone by a restart of the instance: Lago's processes are meant. */
  private String restart(Component component) {
    var all = component.isStore() ? null : spec.restart();
    var own = component(component).map(ComponentSpec::restart).orElse("");
    return all == null ? own : own.isEmpty() ? all : all + "/" + own;
  }

  private SchedulingSpec scheduling(Component component) {
    return component(component)
        .map(ComponentSpec::scheduling)
        .or(() -> Optional.ofNullable(spec.defaults()).map(DefaultsSpec::scheduling))
        .orElse(new SchedulingSpec(null, null, null, null, null));
  }

  private Optional<ComponentSpec> component(Component component) {
    return Optional.ofNullable(spec.components()).map(c -> c.get(component.specName()));
  }

  private static OptionalInt number(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
