package io.lagooperator.model;

import io.lagooperator.api.Approval;
import io.lagooperator.api.DefaultsSpec;
import io.lagooperator.api.DeletionPolicy;
import io.lagooperator.api.JobsSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.OrganizationSpec;
import io.lagooperator.api.RunState;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.api.SignupSpec;
import io.lagooperator.api.TelemetrySpec;
import io.lagooperator.api.UpgradeSpec;
import io.lagooperator.api.UrlsSpec;
import java.util.Map;
import java.util.Optional;

/** Turns a valid spec into an instance: every default is applied here, once. */
public final class InstanceResolver {
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
    return resolve(lago, bags, Release.of(lago.getSpec().version()));
  }

  /** As it is meant while it is at a release on the way, without what that release lacks. */
  public static Instance resolve(LagoInstance lago, Bags bags, Release release) {
    var metadata = lago.getMetadata();
    var resolver = new InstanceResolver(lago, bags);
    var spec = resolver.spec;
    return new Instance(
        metadata.getNamespace(),
        metadata.getName(),
        Optional.ofNullable(metadata.getUid()).orElse(""),
        Optional.ofNullable(metadata.getGeneration()).orElse(0L),
        release,
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
        SettingsResolver.resolve(spec, release, bags),
        WorkloadResolver.resolve(spec, release),
        WorkloadResolver.dormant(spec, release),
        Optional.ofNullable(spec.jobs())
            .map(JobsSpec::resources)
            .map(r -> Means.of(r, Sizing.JOB))
            .orElse(Sizing.JOB),
        resolver.pods(),
        Optional.ofNullable(spec.upgrade())
            .map(InstanceResolver::upgrade)
            .orElse(Upgrade.AUTOMATIC),
        Pause.of(lago),
        Optional.ofNullable(spec.deletionPolicy())
            .map(DeletionPolicy::valueOf)
            .orElse(DeletionPolicy.Retain),
        BagUse.of(bags));
  }

  private static Upgrade upgrade(UpgradeSpec given) {
    return new Upgrade(
        Optional.ofNullable(given.from()).map(Release::of),
        Optional.ofNullable(given.approval()).map(Approval::valueOf).orElse(Approval.Automatic)
            == Approval.Manual,
        Optional.ofNullable(given.approved()).map(Release::of));
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
}
