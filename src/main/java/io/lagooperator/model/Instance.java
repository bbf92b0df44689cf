package io.lagooperator.model;

import io.lagooperator.api.DeletionPolicy;
import io.lagooperator.api.RunState;
import io.lagooperator.api.SecurityLevel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Lago as it is meant: immutable, with every default applied. */
public record Instance(
    String namespace,
    String name,
    String uid,
    long generation,
    Release release,
    RunState state,
    Urls urls,
    Optional<Route> route,
    Optional<Gateway> gateway,
    Images images,
    Keys keys,
    Database database,
    DatabaseTuning databaseTuning,
    Redis redis,
    RedisRoles redisRoles,
    Files files,
    Choices choices,
    Optional<Organization> organization,
    Settings settings,
    Map<Component, Workload> workloads,
    Map<Component, Workload> dormant,
    Resources jobResources,
    Pods pods,
    Upgrade upgrade,
    Optional<Pause> pause,
    DeletionPolicy deletionPolicy,
    BagUse bags) {

  public Instance {
    workloads = Collections.unmodifiableMap(new EnumMap<>(workloads));
    dormant = Map.copyOf(dormant);
  }

  /** Switches that are on or off for the whole instance. */
  public record Choices(boolean signup, boolean segment) {}

  /** What all pods share. */
  public record Pods(
      Map<String, String> labels,
      Map<String, String> annotations,
      Map<String, String> serviceAccountAnnotations,
      Optional<String> serviceAccount,
      SecurityLevel security) {}

  /** The same instance at another release. */
  public Instance at(Release other) {
    return with(other, organization, workloads);
  }

  /** The same instance once its organization is made. */
  public Instance withOrganizationMade() {
    return with(release, organization.map(Organization::asMade), workloads);
  }

  /** The organization that is still to be made. */
  public Optional<Organization> organizationToMake() {
    return organization.filter(o -> !o.made());
  }

  /** The same instance, with a component without pods where it asks for none. */
  public Instance including(Component component) {
    var more = new EnumMap<>(workloads);
    more.putIfAbsent(component, Workload.idle(component));
    return with(release, organization, more);
  }

  /** The same instance, with a worker that stays until its queues are empty. */
  public Instance draining(Component worker, int pods) {
    var more = new EnumMap<>(workloads);
    more.put(worker, dormant.getOrDefault(worker, Workload.idle(worker)).draining(pods));
    return with(release, organization, more);
  }

  /** The same instance, with other duties of some of its workers. */
  public Instance with(Map<Component, Duty> duties) {
    var others = new EnumMap<>(workloads);
    duties.forEach((c, duty) -> others.computeIfPresent(c, (k, w) -> w.with(duty)));
    return with(release, organization, others);
  }

  /** Whether it has workers that jobs may not be sent to yet. */
  public boolean awaitsWorkers() {
    return workloads.values().stream().anyMatch(w -> w.duty().isAwaited());
  }

  /** The same instance, telling nobody of workers that it awaits. */
  public Instance untold() {
    var others = new EnumMap<>(workloads);
    others.replaceAll(
        (c, w) ->
            w.duty().isAwaited() ? w.with(w.duty().hasServed() ? Duty.DRAINING : Duty.UNTOLD) : w);
    return with(release, organization, others);
  }

  public Duty duty(Component component) {
    return workload(component).duty();
  }

  private Instance with(
      Release other, Optional<Organization> wanted, Map<Component, Workload> others) {
    return new Instance(
        namespace,
        name,
        uid,
        generation,
        other,
        state,
        urls,
        route,
        gateway,
        images,
        keys,
        database,
        databaseTuning,
        redis,
        redisRoles,
        files,
        choices,
        wanted,
        settings,
        others,
        dormant,
        jobResources,
        pods,
        upgrade,
        pause,
        deletionPolicy,
        bags);
  }

  public Names names() {
    return new Names(name);
  }

  /** Who owns the database, as its own record says. */
  public String owner() {
    return namespace + "/" + name;
  }

  public boolean has(Component component) {
    return workloads.containsKey(component);
  }

  public Workload workload(Component component) {
    var workload = workloads.get(component);
    if (workload == null) {
      throw new IllegalArgumentException(component + " is not part of " + owner());
    }
    return workload;
  }

  /** The account of all pods: the operator's own, unless the user names one. */
  public String serviceAccount() {
    return pods.serviceAccount().orElse(names().serviceAccount());
  }

  /** Where raw patches change what is rendered. */
  public List<String> overridden() {
    return workloads.values().stream()
        .filter(workload -> workload.podTemplate().isPresent())
        .map(workload -> "components." + workload.component().specName() + ".podTemplate")
        .toList();
  }

  /** Components of this instance, in the order of status. */
  public List<Component> components() {
    return List.copyOf(workloads.keySet());
  }
}
