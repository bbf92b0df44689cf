package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.plan.JobOrder;
import io.lagooperator.plan.Revisions;
import io.lagooperator.plan.StoreIdentities;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pod templates of an instance with what it reads and where its data is. Each is rendered and
 * hashed once, at its first need: that is most of what a pass would cost.
 */
public final class Templates {
  private final Environments environments;
  private final StoreIdentities stores;
  private final Map<Component, Template> ofComponents = new ConcurrentHashMap<>();
  private final Map<JobStep, Template> ofJobs = new ConcurrentHashMap<>();
  private @Nullable Revisions revisions;
  private final Map<Component, Template> ofDrains = new ConcurrentHashMap<>();

  public Templates(Instance instance, Inputs inputs, StoreIdentities stores) {
    this.environments = new Environments(instance, inputs);
    this.stores = stores;
  }

  /** A pod template with its hash, and the Secret of the operator that its pods read, if any. */
  record Template(PodTemplateSpec pods, String revision, Optional<String> connections) {
    private static Template of(PodTemplateSpec pods, Optional<String> connections) {
      return new Template(pods, Canonical.hash(pods), connections);
    }
  }

  /** Whether they would be rendered alike. */
  public boolean areOf(Instance other, Inputs read, StoreIdentities data) {
    return instance().equals(other) && inputs().equals(read) && stores.equals(data);
  }

  /** The hashes of all that the spec asks for. */
  public synchronized Revisions revisions() {
    if (revisions == null) {
      revisions = hashes();
    }
    return revisions;
  }

  private Revisions hashes() {
    var instance = instance();
    return new Revisions(
        instance.components().stream()
            .collect(Collectors.toMap(component -> component, c -> of(c).revision())),
        of(JobStep.MIGRATION).revision(),
        ReleaseCatalogue.BUILT_IN.isStop(instance.release())
            ? of(JobStep.DATA_WORK).revision()
            : "",
        instance.organizationToMake().map(o -> of(JobStep.ORGANIZATION).revision()).orElse(""),
        instance.components().stream()
            .filter(c -> instance.duty(c) == Duty.DRAINING)
            .collect(Collectors.toMap(worker -> worker, w -> ofDrain(w).revision())),
        stores);
  }

  /** For a component that is to end, at a release that it may still have: it is told of nothing. */
  Templates at(Release release, Component component) {
    var instance = instance();
    return release.equals(instance.release())
            && instance.has(component)
            && !instance.awaitsWorkers()
        ? this
        : new Templates(instance.at(release).including(component).untold(), inputs(), stores);
  }

  Template of(Component component) {
    return ofComponents.computeIfAbsent(
        component,
        c ->
            Template.of(
                PodTemplates.of(environments, c),
                environments.of(c).flatMap(Environment::connections)));
  }

  Template of(JobOrder order) {
    return order.drains().map(this::ofDrain).orElseGet(() -> of(order.step()));
  }

  private Template ofDrain(Component worker) {
    return ofDrains.computeIfAbsent(worker, w -> ofScript(DrainJobs.of(w)));
  }

  private Template of(JobStep step) {
    return ofJobs.computeIfAbsent(
        step,
        s ->
            switch (s) {
              case MIGRATION ->
                  Template.of(
                      MigrateJobs.template(environments), environments.ofMigration().connections());
              case DATA_WORK -> ofScript(DataWorkJobs.of(instance()));
              case ORGANIZATION ->
                  ofScript(
                      OrganizationJobs.of(instance().organizationToMake().orElseThrow(), inputs()));
              case DRAIN -> throw new IllegalArgumentException("a drain is of a worker");
            });
  }

  private Template ofScript(ScriptJob job) {
    return Template.of(job.template(environments), environments.ofJobs().connections());
  }

  public Instance instance() {
    return environments.instance();
  }

  Inputs inputs() {
    return environments.inputs();
  }

  Environments environments() {
    return environments;
  }

  StoreIdentities stores() {
    return stores;
  }
}
