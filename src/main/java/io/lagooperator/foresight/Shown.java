package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lagooperator.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects as the API server shows them: after a write, and when all has gone well. */
final class Shown {
  private static final String UID = "foreseen ";
  private static final String JOB_OF_POD = "batch.kubernetes.io/job-name";

  private Shown() {}

  /** Where the number of pods is left to others, it stays as it is. */
  static Deployment next(@Nullable Deployment before, Deployment desired, Instant now) {
    var wanted = desired.getSpec().getReplicas();
    var live = before == null ? Integer.valueOf(1) : before.getSpec().getReplicas();
    return new DeploymentBuilder()
        .withMetadata(metadata(before, desired, wanted == null, now))
        .withNewSpec()
        .withReplicas(wanted == null ? live : wanted)
        .endSpec()
        .withStatus(before == null ? null : before.getStatus())
        .build();
  }

  static StatefulSet next(@Nullable StatefulSet before, StatefulSet desired, Instant now) {
    return new StatefulSetBuilder()
        .withMetadata(metadata(before, desired, false, now))
        .withNewSpec()
        .withReplicas(desired.getSpec().getReplicas())
        .endSpec()
        .withStatus(before == null ? null : before.getStatus())
        .build();
  }

  private static ObjectMeta metadata(
      @Nullable HasMetadata before, HasMetadata desired, boolean othersOwnReplicas, Instant now) {
    var old = Optional.ofNullable(before).map(HasMetadata::getMetadata);
    var entries =
        Stream.concat(
            old.stream()
                .filter(it -> othersOwnReplicas)
                .flatMap(it -> it.getManagedFields().stream())
                .filter(it -> !Labels.OPERATOR.equals(it.getManager())),
            Stream.of(ours(now)));
    return new ObjectMetaBuilder(desired.getMetadata())
        .withUid(old.map(ObjectMeta::getUid).orElse(uid(desired)))
        .withCreationTimestamp(old.map(ObjectMeta::getCreationTimestamp).orElse(now.toString()))
        .withGeneration(old.map(ObjectMeta::getGeneration).map(g -> g + 1).orElse(1L))
        .withManagedFields(entries.toList())
        .build();
  }

  private static ManagedFieldsEntry ours(Instant now) {
    return new ManagedFieldsEntryBuilder()
        .withManager(Labels.OPERATOR)
        .withTime(now.toString())
        .build();
  }

  /** With all its pods, of its newest template. */
  static Deployment ready(Deployment live) {
    var pods = pods(live.getSpec().getReplicas());
    return new DeploymentBuilder(live)
        .withNewStatus()
        .withObservedGeneration(live.getMetadata().getGeneration())
        .withReplicas(pods)
        .withUpdatedReplicas(pods)
        .withReadyReplicas(pods)
        .endStatus()
        .build();
  }

  static StatefulSet ready(StatefulSet live) {
    var pods = pods(live.getSpec().getReplicas());
    return new StatefulSetBuilder(live)
        .withNewStatus()
        .withObservedGeneration(live.getMetadata().getGeneration())
        .withReplicas(pods)
        .withUpdatedReplicas(pods)
        .withReadyReplicas(pods)
        .withCurrentRevision("newest")
        .withUpdateRevision("newest")
        .endStatus()
        .build();
  }

  private static int pods(@Nullable Integer replicas) {
    return replicas == null ? 1 : replicas;
  }

  static Job made(Job job, Instant now) {
    return new JobBuilder(job)
        .editMetadata()
        .withUid(UID + job.getMetadata().getName() + " " + now)
        .withCreationTimestamp(now.toString())
        .endMetadata()
        .build();
  }

  /** One that runs succeeds; one that has ended stays as it ended. */
  static Job done(Job job, Instant now) {
    return job.getStatus() != null && !job.getStatus().getConditions().isEmpty()
        ? job
        : new JobBuilder(job)
            .withNewStatus()
            .addNewCondition()
            .withType("Complete")
            .withStatus("True")
            .withLastTransitionTime(now.toString())
            .endCondition()
            .endStatus()
            .build();
  }

  static String uid(HasMetadata object) {
    return UID + object.getMetadata().getName();
  }

  static PersistentVolumeClaim bound(PersistentVolumeClaim claim, String uid) {
    return new PersistentVolumeClaimBuilder(claim)
        .editMetadata()
        .withUid(uid)
        .endMetadata()
        .withNewStatus()
        .withPhase("Bound")
        .endStatus()
        .build();
  }

  /** Those of workloads, and what is left of Jobs, whose last words still count. */
  static List<Pod> pods(Stream<? extends HasMetadata> workloads, List<Pod> before) {
    return Stream.concat(
            workloads.flatMap(Shown::podsOf),
            before.stream().filter(Shown::isOfJob).map(Shown::ended))
        .toList();
  }

  private static Stream<Pod> podsOf(HasMetadata workload) {
    var number =
        workload instanceof Deployment deployment
            ? pods(deployment.getSpec().getReplicas())
            : pods(((StatefulSet) workload).getSpec().getReplicas());
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                new PodBuilder()
                    .withNewMetadata()
                    .withName(workload.getMetadata().getName() + "-" + i)
                    .withLabels(Map.copyOf(workload.getMetadata().getLabels()))
                    .endMetadata()
                    .withNewStatus()
                    .withPhase("Running")
                    .endStatus()
                    .build());
  }

  private static boolean isOfJob(Pod pod) {
    var labels = pod.getMetadata().getLabels();
    return labels != null && labels.containsKey(JOB_OF_POD);
  }

  private static Pod ended(Pod pod) {
    var phase = pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    return phase.equals("Failed")
        ? pod
        : new PodBuilder(pod).editOrNewStatus().withPhase("Succeeded").endStatus().build();
  }
}
