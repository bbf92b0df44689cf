package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.Moment.WorkloadSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Deployment or StatefulSet of the model cluster, as its controller sees it. */
final class ModelWorkload {
  private final Component component;
  private final String uid;
  private HasMetadata applied;
  private final Instant made;
  private Instant written;
  private int replicas;
  private boolean replicasOwnedElsewhere;
  private long generation = 1;
  private long observedGeneration;
  private @Nullable HasMetadata shown;
  private @Nullable Counts shownCounts;
  private @Nullable Set<Component> sendsTo;
  private long version;

  /** What pods make of a workload. */
  private record Counts(int pods, int updated, int ready, Optional<String> refusal) {}

  ModelWorkload(String uid, HasMetadata applied, Instant now) {
    this.uid = uid;
    this.component =
        Component.byLabel(
                Objects.requireNonNull(applied.getMetadata().getLabels().get(Labels.COMPONENT)))
            .orElseThrow();
    this.applied = applied;
    this.made = now;
    this.written = now;
    this.replicas = wanted(applied).orElse(1);
  }

  /** What the API server does on server-side apply: a changed spec or annotation counts. */
  void apply(HasMetadata desired, Instant now) {
    shown = null;
    sendsTo = null;
    written = now;
    var before = applied.getMetadata().getAnnotations();
    applied = desired;
    wanted(desired)
        .ifPresent(
            number -> {
              replicasOwnedElsewhere = false;
              scale(number);
            });
    if (!before.equals(desired.getMetadata().getAnnotations())) {
      generation++;
    }
  }

  /** Whether somebody else has set the replicas, which are ours to set. */
  boolean isTakenOver() {
    return replicasOwnedElsewhere && wanted(applied).isPresent();
  }

  /** What an autoscaler does. */
  void autoscale(int number) {
    replicasOwnedElsewhere = true;
    scale(number);
  }

  private void scale(int number) {
    shown = null;
    if (number != replicas) {
      replicas = number;
      generation++;
    }
  }

  Component component() {
    return component;
  }

  int replicas() {
    return replicas;
  }

  boolean isSeen() {
    return observedGeneration == generation;
  }

  void see() {
    shown = null;
    observedGeneration = generation;
  }

  /** Whether all old pods must be gone before a new one is made. */
  boolean isExclusive() {
    return !(applied instanceof Deployment deployment)
        || "Recreate".equals(deployment.getSpec().getStrategy().getType());
  }

  /** Whether even a pod of the same template waits for its predecessor, as names are taken. */
  boolean hasFixedNames() {
    return applied instanceof StatefulSet;
  }

  String revision() {
    return Objects.requireNonNull(applied.getMetadata().getAnnotations().get(Labels.REVISION));
  }

  PodTemplateSpec template() {
    return applied instanceof Deployment deployment
        ? deployment.getSpec().getTemplate()
        : ((StatefulSet) applied).getSpec().getTemplate();
  }

  HasMetadata applied() {
    return applied;
  }

  /** As the API server shows it; the same object until something changes. */
  HasMetadata asShown(List<ModelPod> pods, Optional<String> refusal) {
    var counts = new Counts(pods.size(), updated(pods), ready(pods), refusal);
    if (shown == null || !counts.equals(shownCounts)) {
      version++;
      shown = applied instanceof Deployment ? deployment(counts) : statefulSet(counts);
      shownCounts = counts;
    }
    return shown;
  }

  WorkloadSight sight(List<ModelPod> pods) {
    if (sendsTo == null) {
      sendsTo = Moment.sendsTo(template().getSpec());
    }
    return new WorkloadSight(
        component, uid, replicas, replicasOwnedElsewhere, ready(pods), sendsTo);
  }

  private Deployment deployment(Counts counts) {
    var conditions =
        counts.refusal().stream()
            .map(
                words ->
                    new DeploymentConditionBuilder()
                        .withType("ReplicaFailure")
                        .withStatus("True")
                        .withMessage(words)
                        .withLastTransitionTime(written.toString())
                        .build())
            .toList();
    return new DeploymentBuilder()
        .withMetadata(metadata())
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observedGeneration)
        .withReplicas(counts.pods())
        .withUpdatedReplicas(counts.updated())
        .withReadyReplicas(counts.ready())
        .withConditions(conditions)
        .endStatus()
        .build();
  }

  private StatefulSet statefulSet(Counts counts) {
    return new StatefulSetBuilder()
        .withMetadata(metadata())
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observedGeneration)
        .withReplicas(counts.pods())
        .withUpdatedReplicas(counts.updated())
        .withReadyReplicas(counts.ready())
        .withCurrentRevision(counts.updated() == counts.pods() ? "new" : "old")
        .withUpdateRevision("new")
        .endStatus()
        .build();
  }

  private ObjectMeta metadata() {
    var builder =
        new ObjectMetaBuilder(applied.getMetadata())
            .withUid(uid)
            .withCreationTimestamp(made.toString())
            .withResourceVersion(uid + "." + version)
            .withGeneration(generation)
            .withManagedFields(
                new ManagedFieldsEntryBuilder()
                    .withManager(Labels.OPERATOR)
                    .withTime(written.toString())
                    .build());
    return replicasOwnedElsewhere
        ? builder
            .addToManagedFields(
                new ManagedFieldsEntryBuilder()
                    .withManager("kube-controller-manager")
                    .withOperation("Update")
                    .withSubresource("scale")
                    .withNewFieldsV1()
                    .addToAdditionalProperties("f:spec", Map.of("f:replicas", Map.of()))
                    .endFieldsV1()
                    .build())
            .build()
        : builder.build();
  }

  private int updated(List<ModelPod> pods) {
    return (int) pods.stream().filter(p -> p.revision().equals(revision())).count();
  }

  private static int ready(List<ModelPod> pods) {
    return (int) pods.stream().filter(ModelPod::isReady).count();
  }

  private static Optional<Integer> wanted(HasMetadata object) {
    return Optional.ofNullable(
        object instanceof Deployment deployment
            ? deployment.getSpec().getReplicas()
            : ((StatefulSet) object).getSpec().getReplicas());
  }
}
