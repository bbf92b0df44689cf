package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.WatchRecorder.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What a watch stream tells about pods, at every resource version. */
public final class Pods {
  private Pods() {}

  /** The pods that exist after each event, by name. */
  public static void atEachMoment(List<Event> events, Moment moment) {
    var pods = new LinkedHashMap<String, Pod>();
    for (var event : events) {
      event
          .as(Pod.class)
          .ifPresent(
              pod -> {
                if (event.action() == Action.DELETED) {
                  pods.remove(event.name());
                } else {
                  pods.put(event.name(), pod);
                }
                moment.judge(event.resourceVersion(), Map.copyOf(pods));
              });
    }
  }

  /** Judges the pods that exist at one resource version. */
  public interface Moment {
    void judge(long resourceVersion, Map<String, Pod> pods);
  }

  public static boolean isOf(Pod pod, String component) {
    return component.equals(pod.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  public static boolean isEnding(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  public static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }

  /** When the first pod of a component came. */
  public static long firstOf(List<Event> events, String component) {
    return first(events, e -> e.action() == Action.ADDED && isOf(pod(e), component));
  }

  /** When the last pod of a component was gone. */
  public static long lastGone(List<Event> events, String component) {
    return podEvents(events).stream()
        .filter(e -> e.action() == Action.DELETED && isOf(pod(e), component))
        .mapToLong(Event::resourceVersion)
        .max()
        .orElseThrow(() -> new AssertionError("no pod of " + component + " has gone"));
  }

  private static long first(List<Event> events, Predicate<Event> holds) {
    return podEvents(events).stream()
        .filter(holds)
        .mapToLong(Event::resourceVersion)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such pod"));
  }

  private static List<Event> podEvents(List<Event> events) {
    return events.stream().filter(e -> e.as(Pod.class).isPresent()).toList();
  }

  private static Pod pod(Event event) {
    return Objects.requireNonNull(event.as(Pod.class).orElse(null));
  }
}
