package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.desired.ScaledObject;
import io.lagooperator.foresight.Turn.Work;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.observed.CachedObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster in memory that takes writes, and in which all that is under way ends well. */
final class Picture {
  private final Map<ObjectKey, Held> held;
  private final Map<Component, Deployment> deployments = new EnumMap<>(Component.class);
  private final Map<Component, StatefulSet> statefulSets = new EnumMap<>(Component.class);
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Function<HasMetadata, Optional<Held>> elsewhere;
  private final Set<ObjectKey> lookedFor = new HashSet<>();
  private CachedObjects objects;
  private Instant now;
  private final List<ObjectKey> foreign = new ArrayList<>();
  private List<Write> writes = List.of();

  Picture(Scene scene) {
    this.held = new TreeMap<>(Comparator.comparing(ObjectKey::toString));
    this.held.putAll(scene.held());
    this.elsewhere = scene.elsewhere();
    this.objects = scene.objects();
    this.now = scene.now();
    deployments.putAll(objects.deployments());
    statefulSets.putAll(objects.statefulSets());
    objects.jobs().forEach(job -> jobs.put(job.getMetadata().getName(), job));
  }

  CachedObjects objects() {
    return objects;
  }

  /** Where somebody else's objects stand in the way. */
  List<ObjectKey> foreign() {
    return foreign;
  }

  /** Does what a pass does, in its order; Jobs only where nothing is in the way. */
  List<Write> apply(Work work) {
    writes = new ArrayList<>();
    var desired = work.desired();
    work.madeOnce().forEach(this::makeOnce);
    Stream.of(desired.foundations(), desired.surroundings(), desired.workloads())
        .flatMap(Collection::stream)
        .forEach(this::put);
    prune(desired);
    if (foreign.isEmpty()) {
      desired.cancelledJobUids().forEach(this::removeJob);
      desired.replacedJobUid().ifPresent(this::removeJob);
      desired.job().ifPresent(this::createJob);
    }
    return writes;
  }

  /** Only its owners ever change: whether it goes with the instance. */
  private void makeOnce(HasMetadata desired) {
    var key = ObjectKey.of(desired);
    write(key, Optional.ofNullable(held.get(key)), new Foreseen(desired, true));
  }

  private void put(HasMetadata desired) {
    var key = ObjectKey.of(desired);
    var there = there(key, desired);
    if (there.filter(it -> it.isAs(desired)).isPresent()) {
      return;
    }
    if (there.filter(it -> !it.isOurs()).isPresent()) {
      foreign.add(key);
      return;
    }
    write(key, there, new Foreseen(desired, false));
    if (desired instanceof Deployment deployment) {
      deployments.compute(component(desired), (c, b) -> Shown.next(b, deployment, now));
    } else if (desired instanceof StatefulSet set) {
      statefulSets.compute(component(desired), (c, b) -> Shown.next(b, set, now));
    }
  }

  private Optional<Held> there(ObjectKey key, HasMetadata desired) {
    if (!held.containsKey(key) && lookedFor.add(key)) {
      elsewhere.apply(desired).ifPresent(it -> held.put(key, it));
    }
    return Optional.ofNullable(held.get(key));
  }

  private void write(ObjectKey key, Optional<Held> before, Held after) {
    held.put(key, after);
    writes.add(new Write(key, before.map(Held::object), Optional.of(after.object())));
  }

  private void prune(DesiredState desired) {
    var mayGo =
        held.entrySet().stream()
            .filter(it -> it.getValue().mayGo())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    for (var key : sorted(desired.surplus(mayGo))) {
      var gone = Objects.requireNonNull(held.remove(key));
      writes.add(new Write(key, Optional.of(gone.object()), Optional.empty()));
      deployments.values().removeIf(it -> ObjectKey.of(it).equals(key));
      statefulSets.values().removeIf(it -> ObjectKey.of(it).equals(key));
    }
  }

  private static List<ObjectKey> sorted(Set<ObjectKey> keys) {
    return keys.stream().sorted(Comparator.comparing(ObjectKey::toString)).toList();
  }

  private void removeJob(String uid) {
    jobs.values().stream()
        .filter(job -> uid.equals(job.getMetadata().getUid()))
        .findFirst()
        .ifPresent(
            job -> {
              jobs.remove(job.getMetadata().getName());
              writes.add(new Write(ObjectKey.of(job), Optional.of(job), Optional.empty()));
            });
  }

  private void createJob(Job job) {
    if (jobs.putIfAbsent(job.getMetadata().getName(), Shown.made(job, now)) == null) {
      writes.add(new Write(ObjectKey.of(job), Optional.empty(), Optional.of(job)));
    }
  }

  /** All that is under way ends as it should. */
  void settle(Instant then) {
    now = then;
    deployments.replaceAll((component, it) -> Shown.ready(it));
    statefulSets.replaceAll((component, it) -> Shown.ready(it));
    jobs.replaceAll((name, job) -> Shown.done(job, now));
    objects =
        new CachedObjects(
            Map.copyOf(deployments),
            Map.copyOf(statefulSets),
            List.copyOf(jobs.values()),
            Shown.pods(
                Stream.concat(deployments.values().stream(), statefulSets.values().stream()),
                objects.pods()),
            of(PersistentVolumeClaim.class).map(this::bound).toList(),
            of(ScaledObject.class).map(Picture::component).collect(Collectors.toUnmodifiableSet()),
            List.of());
  }

  /** A volume stays the same whatever is written about it: by it, databases are told apart. */
  private PersistentVolumeClaim bound(PersistentVolumeClaim claim) {
    return objects.claims().stream()
        .filter(it -> it.getMetadata().getName().equals(claim.getMetadata().getName()))
        .findFirst()
        .map(it -> Shown.bound(claim, it.getMetadata().getUid()))
        .orElseGet(() -> Shown.bound(claim, Shown.uid(claim)));
  }

  private <R extends HasMetadata> Stream<R> of(Class<R> kind) {
    return held.values().stream().map(Held::object).filter(kind::isInstance).map(kind::cast);
  }

  private static Component component(HasMetadata object) {
    return Component.byLabel(
            Objects.requireNonNull(object.getMetadata().getLabels().get(Labels.COMPONENT)))
        .orElseThrow();
  }
}
