package io.lagooperator.model;

import io.lagooperator.api.BundledStoreSpec;
import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.DefaultsSpec;
import io.lagooperator.api.DeletionPolicy;
import io.lagooperator.api.JobsSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.OrganizationSpec;
import io.lagooperator.api.RunState;
import io.lagooperator.api.SchedulingSpec;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.api.SignupSpec;
import io.lagooperator.api.TelemetrySpec;
import io.lagooperator.api.UpgradeSpec;
import io.lagooperator.api.UrlsSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns a valid spec into an instance: every default is applied here, once. */
public final class InstanceResolver {
  private static final int CPU_PERCENT = 80;

  private final LagoInstanceSpec spec;
  private final Names names;
  private final Bags bags;

  private InstanceResolver(LagoInstance lago, Bags bags) {
    this.bags = bags;
    this.spec = lago.getSpec();
    this.names = new Names(lago.getMetadata().getName());
  }

  /** Before its bags are read: good for what the spec alone says, and whole where it has none. */
  public static Instance resolve(LagoInstance lago) {
    return resolve(lago, Bags.unread(lago));
  }

  public static Instance resolve(LagoInstance lago, Bags bags) {
    var metadata = lago.getMetadata();
    var resolver = new InstanceResolver(lago, bags);
    var spec = resolver.spec;
    return new Instance(
        metadata.getNamespace(),
        metadata.getName(),
        Optional.ofNullable(metadata.getUid()).orElse(""),
        Optional.ofNullable(metadata.getGeneration()).orElse(0L),
        Release.of(spec.version()),
        Optional.ofNullable(spec.state()).map(RunState::valueOf).orElse(RunState.Running),
        resolver.urls(),
        Optional.ofNullable(spec.ingress()).map(i -> RouteResolver.resolve(i, resolver.names)),
        Optional.ofNullable(spec.gateway()).map(RouteResolver::resolve),
        ImagesResolver.resolve(spec.images()),
        KeysResolver.resolve(spec.keys(), resolver.names, bags),
        StoresResolver.database(spec.database(), resolver.names, bags),
        StoresResolver.tuning(spec.database()),
        StoresResolver.redis(spec.redis(), resolver.names, bags),
        StoresResolver.roles(spec, bags),
        FilesResolver.resolve(spec.storage(), bags),
        resolver.choices(),
        Optional.ofNullable(spec.organization()).map(resolver::organization),
        SettingsResolver.resolve(spec, bags),
        resolver.workloads(),
        Optional.ofNullable(spec.jobs())
            .map(JobsSpec::resources)
            .map(r -> Means.of(r, Sizing.JOB))
            .orElse(Sizing.JOB),
        resolver.pods(),
        Optional.ofNullable(spec.upgrade()).map(UpgradeSpec::from).map(Release::of),
        Optional.ofNullable(spec.deletionPolicy())
            .map(DeletionPolicy::valueOf)
            .orElse(DeletionPolicy.Retain),
        BagUse.of(bags));
  }

  private Urls urls() {
    var urls = Optional.ofNullable(spec.urls());
    var front = urls.map(UrlsSpec::front).or(() -> text(BagName.FRONT_URL)).orElse("");
    return new Urls(front, urls.map(UrlsSpec::api).or(() -> text(BagName.API_URL)).orElse(front));
  }

  private Optional<String> text(BagName name) {
    return bags.text(name.names().get(0));
  }

  private Instance.Choices choices() {
    return new Instance.Choices(
        Optional.ofNullable(spec.signup())
            .map(SignupSpec::enabled)
            .orElse(!bags.isTrue("LAGO_DISABLE_SIGNUP")),
        Optional.ofNullable(spec.telemetry()).map(TelemetrySpec::segment).orElse(false));
  }

  private Organization organization(OrganizationSpec given) {
    return new Organization(
        given.name(),
        given.email(),
        Optional.ofNullable(given.passwordSecret())
            .map(SecretKey::of)
            .orElse(new SecretKey(names.admin(), Organization.PASSWORD)),
        Optional.ofNullable(given.apiKeySecret())
            .map(SecretKey::of)
            .orElse(new SecretKey(names.admin(), Organization.API_KEY)),
        false);
  }

  private Instance.Pods pods() {
    var defaults = Optional.ofNullable(spec.defaults());
    return new Instance.Pods(
        defaults.map(DefaultsSpec::podLabels).orElse(Map.of()),
        defaults.map(DefaultsSpec::podAnnotations).orElse(Map.of()),
        defaults
            .map(DefaultsSpec::serviceAccount)
            .map(DefaultsSpec.ServiceAccount::annotations)
            .orElse(Map.of()),
        defaults
            .map(DefaultsSpec::serviceAccount)
            .filter(DefaultsSpec.ServiceAccount::isNamed)
            .map(DefaultsSpec.ServiceAccount::name),
        defaults
            .map(DefaultsSpec::security)
            .map(SecurityLevel::valueOf)
            .orElse(SecurityLevel.Restricted));
  }

  private Map<Component, Workload> workloads() {
    var workloads = new EnumMap<Component, Workload>(Component.class);
    WantedComponents.of(spec).forEach(c -> workloads.put(c, workload(c)));
    return workloads;
  }

  private Workload workload(Component component) {
    var given = component(component);
    var replicas = given.map(ComponentSpec::replicas).orElse(1);
    return new Workload(
        component,
        replicas,
        given.map(ComponentSpec::autoscaling).map(InstanceResolver::autoscaling),
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
        given.map(ComponentSpec::podTemplate).filter(patch -> !patch.isEmpty()));
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
