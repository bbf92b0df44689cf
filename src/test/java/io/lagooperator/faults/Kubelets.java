package io.lagooperator.faults;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The pods and Jobs of an instance, in the hands of kubelets and controllers. */
final class Kubelets {
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  private final TestNamespace namespace;
  private final KubernetesClient client;

  Kubelets(TestNamespace namespace) {
    this.namespace = namespace;
    this.client = namespace.client();
  }

  /** Those of one component, or of a Job. */
  List<Pod> of(String component) {
    return client.pods().withLabel("lago-operator.io/component", component).list().getItems();
  }

  /** Replaces the pods of a component until it shows: how pods behave is heard a moment later. */
  void replace(String component, Predicate<Pod> shows) {
    var pod = replaced(component, shows);
    while (!shows.test(pod)) {
      pod = replaced(component, shows);
    }
  }

  private Pod replaced(String component, Predicate<Pod> shows) {
    var old = of(component).stream().map(pod -> pod.getMetadata().getUid()).toList();
    replace(component);
    return await(
        component,
        pod ->
            !old.contains(pod.getMetadata().getUid())
                && (shows.test(pod) || Readiness.isPodReady(pod)));
  }

  void replace(String component) {
    of(component).forEach(pod -> client.pods().resource(pod).withGracePeriod(0).delete());
  }

  Pod await(String component, Predicate<Pod> holds) {
    return client
        .pods()
        .withLabel("lago-operator.io/component", component)
        .informOnCondition(pods -> pods.stream().anyMatch(holds))
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join()
        .stream()
        .filter(holds)
        .findFirst()
        .orElseThrow();
  }

  /** What misbehaves is well again, and pods are looked at. */
  void recover(String component) {
    namespace.stages().close();
    of(component).forEach(namespace.stages()::poke);
  }

  /** As the kubelet of its node tells it. */
  void tell(String component, UnaryOperator<ContainerStatusBuilder> change) {
    evenIfOthersWrite(
        () ->
            client
                .pods()
                .resource(of(component).get(0))
                .editStatus(
                    pod ->
                        new PodBuilder(pod)
                            .editStatus()
                            .withContainerStatuses(
                                pod.getStatus().getContainerStatuses().stream()
                                    .map(
                                        status ->
                                            change
                                                .apply(new ContainerStatusBuilder(status))
                                                .build())
                                    .toList())
                            .endStatus()
                            .build()));
    ready(component, false);
  }

  /** As the control plane does when a node's lease has run out, or is renewed. */
  void ready(String component, boolean ready) {
    evenIfOthersWrite(
        () ->
            client
                .pods()
                .resource(of(component).get(0))
                .editStatus(
                    pod -> {
                      pod.getStatus().getConditions().stream()
                          .filter(c -> c.getType().equals("Ready"))
                          .forEach(c -> c.setStatus(ready ? "True" : "False"));
                      return pod;
                    }));
  }

  /** Puts the beginning of a condition into the past, so that patience has ended. */
  void longSince(Pod pod, String condition) {
    evenIfOthersWrite(
        () ->
            client
                .pods()
                .resource(pod)
                .editStatus(
                    it -> {
                      it.getStatus().getConditions().stream()
                          .filter(c -> c.getType().equals(condition))
                          .forEach(c -> c.setLastTransitionTime(LONG_AGO));
                      return it;
                    }));
  }

  /** As the controller of Deployments tells after ten minutes without progress. */
  void deadlineExceeded(String deployment) {
    evenIfOthersWrite(
        () ->
            client
                .apps()
                .deployments()
                .withName(deployment)
                .editStatus(
                    it -> {
                      it.getStatus().getConditions().stream()
                          .filter(c -> c.getType().equals("Progressing"))
                          .forEach(
                              c -> {
                                c.setStatus("False");
                                c.setReason("ProgressDeadlineExceeded");
                              });
                      return it;
                    }));
  }

  /** Controllers write the same status; whoever comes second has to read it anew. */
  private static void evenIfOthersWrite(Runnable edit) {
    for (int attempt = 1; ; attempt++) {
      try {
        edit.run();
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != 409 || attempt == 20) {
          throw e;
        }
      }
    }
  }

  Job awaitFailed(String component) {
    return client
        .batch()
        .v1()
        .jobs()
        .withLabel("lago-operator.io/component", component)
        .informOnCondition(jobs -> jobs.stream().anyMatch(Kubelets::hasFailed))
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join()
        .stream()
        .filter(Kubelets::hasFailed)
        .findFirst()
        .orElseThrow();
  }

  /** What made Jobs fail is gone, and the time until the next attempt is over. */
  void cureJobs(String component) {
    namespace.stages().close();
    nextAttemptIsDue(awaitFailed(component));
  }

  /** A failed Job has failed so long ago that it is time to try again. */
  void nextAttemptIsDue(Job failed) {
    evenIfOthersWrite(
        () ->
            client
                .resource(failed)
                .editStatus(
                    job -> {
                      var past = new JobBuilder(job).build();
                      past.getStatus()
                          .getConditions()
                          .forEach(c -> c.setLastTransitionTime(LONG_AGO));
                      return past;
                    }));
  }

  static boolean isWaiting(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream().anyMatch(Kubelets::isWaiting);
  }

  static boolean isRunning(Pod pod) {
    return "Running".equals(pod.getStatus().getPhase());
  }

  private static boolean isWaiting(ContainerStatus status) {
    return status.getState() != null && status.getState().getWaiting() != null;
  }

  private static boolean hasFailed(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Failed") && c.getStatus().equals("True"));
  }
}
