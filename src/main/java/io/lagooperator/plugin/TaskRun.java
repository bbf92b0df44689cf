package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a task is waited for, and what it has written is shown. */
record TaskRun(Session session, Job job, Duration timeout) {
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  ExitCode await() {
    var name = job.getMetadata().getName();
    var namespace = job.getMetadata().getNamespace();
    var output = new Thread(this::passOutput, "output of " + name);
    output.setDaemon(true);
    output.start();
    try {
      var ended =
          session
              .client()
              .batch()
              .v1()
              .jobs()
              .inNamespace(namespace)
              .withName(name)
              .waitUntilCondition(
                  it -> it == null || isOver(it), timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (ended == null) {
        throw new Refusal("Job %s was deleted before its end.".formatted(name));
      }
      output.join(LAST_WORDS.toMillis());
      return verdict(ended);
    } catch (KubernetesClientTimeoutException e) {
      throw new Refusal(
          ExitCode.TIMED_OUT,
          "Job %s has not ended within %s, and goes on. Follow it: kubectl logs -f job/%s -n %s"
              .formatted(name, DurationText.age(timeout), name, namespace));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.GOOD;
    }
  }

  /** Follows the pod as soon as it runs; one that never runs is told of by the Job. */
  private void passOutput() {
    try {
      var pods = started().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      new PodLogs(session, -1, Optional.empty(), false, false).follow(pods.subList(0, 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutputClosed e) {
      return; // the task goes on, whoever reads
    } catch (ExecutionException | TimeoutException e) {
      session.screen().hint("The output cannot be shown: " + e.getMessage());
    }
  }

  private CompletableFuture<List<Pod>> started() {
    return session
        .client()
        .pods()
        .inNamespace(job.getMetadata().getNamespace())
        .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName())
        .informOnCondition(
            pods ->
                pods.stream()
                    .anyMatch(
                        pod ->
                            pod.getStatus() != null
                                && !"Pending".equals(pod.getStatus().getPhase())));
  }

  private ExitCode verdict(Job ended) {
    if (has(ended, "Complete")) {
      return ExitCode.GOOD;
    }
    throw new Refusal(
        "The task failed. Job %s stays as a record: kubectl describe job %s -n %s"
            .formatted(
                ended.getMetadata().getName(),
                ended.getMetadata().getName(),
                ended.getMetadata().getNamespace()));
  }

  static boolean isOver(Job job) {
    return has(job, "Complete") || has(job, "Failed");
  }

  private static boolean has(Job job, String condition) {
    return job.getStatus() != null
        && job.getStatus().getConditions() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals(condition) && c.getStatus().equals("True"));
  }
}
