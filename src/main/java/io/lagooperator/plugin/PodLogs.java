package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.PrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads logs through the API server; a pod that has none yet does not hide those of others. */
final class PodLogs {
  private final Session session;
  private final int tail;
  private final Optional<Duration> since;
  private final boolean previous;
  private final boolean prefixed;

  PodLogs(Session session, int tail, Optional<Duration> since, boolean previous, boolean prefixed) {
    this.session = session;
    this.tail = tail;
    this.since = since;
    this.previous = previous;
    this.prefixed = prefixed;
  }

  /** What is there now, pod after pod. */
  ExitCode print(List<Pod> pods) {
    var read = 0;
    for (var pod : pods) {
      try {
        text(pod).lines().forEach(line -> session.screen().print(prefix(pod) + line));
        read++;
      } catch (KubernetesClientException e) {
        session.screen().hint(missing(pod, e));
      }
    }
    return read > 0 ? ExitCode.GOOD : ExitCode.REFUSED;
  }

  /** The last lines of one pod as a text. */
  String text(Pod pod) {
    return Optional.ofNullable(lines(pod).getLog()).orElse("");
  }

  /** What is there and what comes, as it comes, until all pods have ended. */
  ExitCode follow(List<Pod> pods) {
    try (var streams = new LogStreams()) {
      for (var pod : pods) {
        try {
          requireLog(pod);
          streams.add(
              lines(pod).watchLog(),
              line -> session.screen().print(prefix(pod) + line),
              () -> session.screen().hint(brokenOff(pod)));
        } catch (KubernetesClientException e) {
          session.screen().hint(missing(pod, e));
        }
      }
      return streams.await() ? ExitCode.GOOD : ExitCode.REFUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.GOOD;
    }
  }

  /** A stream would show a refusal as if it were a line of the log. */
  private void requireLog(Pod pod) {
    container(pod).tailingLines(0).getLog();
  }

  private static String brokenOff(Pod pod) {
    return "The log of %s broke off.".formatted(pod.getMetadata().getName());
  }

  private ContainerResource container(Pod pod) {
    return session
        .client()
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .inContainer(InstancePods.container(pod));
  }

  private PrettyLoggable lines(Pod pod) {
    var container = container(pod);
    TailPrettyLoggable from =
        previous
            ? container.terminated()
            : since
                .<TailPrettyLoggable>map(it -> container.sinceSeconds((int) it.toSeconds()))
                .orElse(container);
    return tail < 0 ? from : from.tailingLines(tail);
  }

  private String prefix(Pod pod) {
    return prefixed ? LogsVerb.prefix(pod) : "";
  }

  private static String missing(Pod pod, KubernetesClientException e) {
    return "%s has no log to show: %s."
        .formatted(pod.getMetadata().getName(), ApiFailures.words(e));
  }
}
