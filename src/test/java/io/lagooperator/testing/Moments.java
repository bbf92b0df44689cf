package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.Judges.Past;
import io.lagooperator.testing.Moment.JobSight;
import io.lagooperator.testing.Moment.PodSight;
import io.lagooperator.testing.Moment.Progress;
import io.lagooperator.testing.Moment.WorkloadSight;
import io.lagooperator.testing.WatchRecorder.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments that one instance of a real cluster goes through, one at each resource version. */
public final class Moments {
  /** What must be recorded, from before the instance is made. */
  public static final List<Class<? extends HasMetadata>> KINDS =
      List.of(Pod.class, Job.class, Deployment.class, StatefulSet.class);

  private Moments() {}

  /** Judges every moment; fails at the first in which a rule is broken. */
  public static void judge(List<Event> events) {
    var there = new LinkedHashMap<String, HasMetadata>();
    var past = Past.NONE;
    for (var event : events) {
      if (!KINDS.contains(event.object().getClass())) {
        continue;
      }
      var key = event.kind() + " " + event.name();
      if (event.action() == Action.DELETED) {
        there.remove(key);
      } else {
        there.put(key, event.object());
      }
      try {
        past = Judges.judge(past, moment(there.values()));
      } catch (AssertionError e) {
        throw new AssertionError("at resource version " + event.resourceVersion(), e);
      }
    }
  }

  private static Moment moment(Collection<HasMetadata> objects) {
    var pods = of(Pod.class, objects).toList();
    return new Moment(
        pods.stream().filter(pod -> !hasEnded(pod)).flatMap(Moments::sight).toList(),
        of(Job.class, objects).map(job -> JobSight.of(job, progress(job, pods))).toList(),
        Stream.concat(
                of(Deployment.class, objects).map(Moments::sight),
                of(StatefulSet.class, objects).map(Moments::sight))
            .toList());
  }

  private static <T> Stream<T> of(Class<T> kind, Collection<HasMetadata> objects) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Nothing of a pod of a Job. */
  private static Stream<PodSight> sight(Pod pod) {
    return Component.byLabel(label(pod, Labels.COMPONENT)).stream()
        .map(component -> PodSight.of(pod.getMetadata().getName(), component, pod.getSpec()));
  }

  private static WorkloadSight sight(Deployment deployment) {
    var status = Optional.ofNullable(deployment.getStatus());
    return sight(
        deployment,
        deployment.getSpec().getReplicas(),
        status.map(s -> s.getReadyReplicas()).orElse(0),
        deployment.getSpec().getTemplate().getSpec());
  }

  private static WorkloadSight sight(StatefulSet set) {
    var status = Optional.ofNullable(set.getStatus());
    return sight(
        set,
        set.getSpec().getReplicas(),
        status.map(s -> s.getReadyReplicas()).orElse(0),
        set.getSpec().getTemplate().getSpec());
  }

  private static WorkloadSight sight(
      HasMetadata workload, int replicas, int ready, PodSpec template) {
    return new WorkloadSight(
        Moment.component(workload),
        workload.getMetadata().getUid(),
        replicas,
        isScaledBySomebodyElse(workload),
        ready,
        Moment.sendsTo(template));
  }

  private static boolean isScaledBySomebodyElse(HasMetadata workload) {
    return workload.getMetadata().getManagedFields().stream()
        .filter(entry -> !Labels.OPERATOR.equals(entry.getManager()))
        .map(entry -> entry.getFieldsV1().getAdditionalProperties().get("f:spec"))
        .anyMatch(spec -> spec instanceof Map<?, ?> fields && fields.containsKey("f:replicas"));
  }

  private static Progress progress(Job job, List<Pod> pods) {
    var conditions =
        job.getStatus() == null
            ? Stream.<String>empty()
            : job.getStatus().getConditions().stream()
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> condition.getType());
    return conditions
        .flatMap(type -> end(type).stream())
        .findFirst()
        .orElse(
            pods.stream().anyMatch(p -> isAtWork(p, job)) ? Progress.AT_WORK : Progress.WAITING);
  }

  private static Optional<Progress> end(String condition) {
    return switch (condition) {
      case "Complete" -> Optional.of(Progress.SUCCEEDED);
      case "Failed" -> Optional.of(Progress.FAILED);
      default -> Optional.empty();
    };
  }

  private static boolean isAtWork(Pod pod, Job job) {
    return job.getMetadata().getName().equals(label(pod, "batch.kubernetes.io/job-name"))
        && pod.getStatus().getContainerStatuses().stream()
            .map(container -> container.getState())
            .anyMatch(Moments::hasStarted);
  }

  private static boolean hasStarted(ContainerState state) {
    return state.getRunning() != null || state.getTerminated() != null;
  }

  private static boolean hasEnded(Pod pod) {
    var phase = pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private static String label(HasMetadata object, String name) {
    return object.getMetadata().getLabels().getOrDefault(name, "");
  }
}
