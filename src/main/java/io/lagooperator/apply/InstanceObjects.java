package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Names;
import io.lagooperator.observed.CachedObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects of one instance, also those that somebody took our label off, which no cache has. */
final class InstanceObjects {
  private final Known caches;
  private final KubernetesClient client;

  InstanceObjects(Known caches, KubernetesClient client) {
    this.caches = caches;
    this.client = client;
  }

  /** What is observed of an instance; leftovers of an earlier one of its name do not count. */
  CachedObjects of(LagoInstance lago) {
    return new CachedObjects(
        workloads(Deployment.class, lago),
        workloads(StatefulSet.class, lago),
        caches.of(Job.class, lago).stream().filter(job -> Owner.isOf(lago, job)).toList(),
        caches.of(Pod.class, lago),
        claims(lago),
        raised(lago),
        routes(lago));
  }

  private List<HTTPRoute> routes(LagoInstance lago) {
    return caches.watches(HTTPRoute.class)
        ? caches.of(HTTPRoute.class, lago).stream().filter(r -> Owner.isOf(lago, r)).toList()
        : List.of();
  }

  /** Also by an object that is ending: until it is gone, KEDA has not let go. */
  private Set<Component> raised(LagoInstance lago) {
    var names = new Names(lago.getMetadata().getName());
    var namespace = lago.getMetadata().getNamespace();
    return caches.watches(ScaledObject.class)
        ? Arrays.stream(Component.values())
            .filter(c -> caches.get(ScaledObject.class, namespace, names.of(c)).isPresent())
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /** The volume tells databases apart, so a claim without our label is asked for by name. */
  private List<PersistentVolumeClaim> claims(LagoInstance lago) {
    var namespace = lago.getMetadata().getNamespace();
    var name = new Names(lago.getMetadata().getName()).of(Component.POSTGRESQL);
    var claims = new ArrayList<>(caches.of(PersistentVolumeClaim.class, lago));
    var known = caches.get(PersistentVolumeClaim.class, namespace, name);
    var missing = known.isEmpty() && caches.get(StatefulSet.class, namespace, name).isPresent();
    claims.removeIf(claim -> claim.getMetadata().getName().equals(name));
    known
        .or(
            () ->
                missing
                    ? Optional.ofNullable(
                        client.persistentVolumeClaims().inNamespace(namespace).withName(name).get())
                    : Optional.empty())
        .ifPresent(claims::add);
    return List.copyOf(claims);
  }

  /** By name and not by index, which does not know yet what has just been made. */
  private <R extends HasMetadata> Map<Component, R> workloads(Class<R> kind, LagoInstance lago) {
    var names = new Names(lago.getMetadata().getName());
    var workloads = new EnumMap<Component, R>(Component.class);
    Arrays.stream(Component.values())
        .filter(component -> component.isStateful() == (kind == StatefulSet.class))
        .forEach(
            component ->
                workload(kind, lago, names.of(component), component)
                    .filter(object -> Owner.isOf(lago, object))
                    .ifPresent(object -> workloads.put(component, object)));
    return workloads;
  }

  /** Pods without their workload are worth a question: somebody may have taken its label off. */
  private <R extends HasMetadata> Optional<R> workload(
      Class<R> kind, LagoInstance lago, String name, Component component) {
    var namespace = lago.getMetadata().getNamespace();
    var cached = caches.get(kind, namespace, name);
    return cached.isPresent()
            || caches.of(Pod.class, lago).stream().noneMatch(p -> isOf(p, component))
        ? cached
        : Optional.ofNullable(client.resources(kind).inNamespace(namespace).withName(name).get());
  }

  private static boolean isOf(Pod pod, Component component) {
    return component.label().equals(pod.getMetadata().getLabels().get(Labels.COMPONENT));
  }
}
