package io.lagooperator.testing;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps every state that objects of some kinds went through, in the order of the whole cluster. */
public final class WatchRecorder implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Event> events = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<Class<? extends HasMetadata>> kinds;
  private final KubernetesClient client;
  private final String namespace;
  private @Nullable Exception failure;

  private WatchRecorder(
      KubernetesClient client, String namespace, List<Class<? extends HasMetadata>> kinds) {
    this.client = client;
    this.namespace = namespace;
    this.kinds = List.copyOf(kinds);
  }

  /** One change; what existed at the start counts as added then. */
  public record Event(
      Action action, String kind, String name, long resourceVersion, HasMetadata object) {
    static Event of(Action action, HasMetadata object) {
      return new Event(
          action,
          HasMetadata.getKind(object.getClass()),
          object.getMetadata().getName(),
          version(object),
          object);
    }

    boolean isOf(String uid) {
      return uid(object).equals(uid);
    }

    /** The object as Java type, where it is of that kind. */
    public <T extends HasMetadata> Optional<T> as(Class<T> type) {
      return Optional.of(object).filter(type::isInstance).map(type::cast);
    }
  }

  /** Records from now on; what exists already comes first. */
  public static WatchRecorder start(
      KubernetesClient client, String namespace, List<Class<? extends HasMetadata>> kinds) {
    WatchRecorder recorder = new WatchRecorder(client, namespace, kinds);
    recorder.kinds.forEach(recorder::watch);
    return recorder;
  }

  /** All events so far, by resource version, which counts over all kinds. */
  public List<Event> events() {
    lock.lock();
    try {
      failWhenIncomplete();
      return events.stream().sorted(Comparator.comparingLong(Event::resourceVersion)).toList();
    } finally {
      lock.unlock();
    }
  }

  /** The first event that fits, also when it came before this call. */
  public Event awaitEvent(Predicate<Event> condition, Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<Event> found = events().stream().filter(condition).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw new AssertionError("No such event within " + timeout + ", but " + summary());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an event", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing of these kinds is left. */
  public void awaitNone(Duration timeout) {
    for (var event : events()) {
      var uid = uid(event.object());
      awaitEvent(it -> it.isOf(uid) && it.action() == Action.DELETED, timeout);
    }
  }

  /** Waits until all that has happened before this call is recorded, then gives it. */
  public List<Event> upToNow(Duration timeout) {
    kinds.forEach(kind -> catchUp(kind, timeout));
    return events();
  }

  private void catchUp(Class<? extends HasMetadata> kind, Duration timeout) {
    KubernetesResourceList<? extends HasMetadata> now =
        client.resources(kind).inNamespace(namespace).list();
    Map<String, Long> versions =
        now.getItems().stream().collect(toMap(WatchRecorder::uid, WatchRecorder::version));
    versions.forEach(
        (uid, version) ->
            awaitEvent(it -> it.isOf(uid) && it.resourceVersion() >= version, timeout));
    // What is known but no longer listed was deleted; what is newer than the list is not judged.
    long listed = Long.parseLong(now.getMetadata().getResourceVersion());
    events().stream()
        .filter(it -> kind.isInstance(it.object()) && it.resourceVersion() <= listed)
        .map(it -> uid(it.object()))
        .filter(uid -> !versions.containsKey(uid))
        .distinct()
        .forEach(uid -> awaitEvent(it -> it.isOf(uid) && it.action() == Action.DELETED, timeout));
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }

  private <T extends HasMetadata> void watch(Class<T> kind) {
    KubernetesResourceList<T> existing = client.resources(kind).inNamespace(namespace).list();
    existing.getItems().forEach(it -> record(Event.of(Action.ADDED, it)));
    watches.add(
        client
            .resources(kind)
            .inNamespace(namespace)
            .watch(
                new ListOptionsBuilder()
                    .withResourceVersion(existing.getMetadata().getResourceVersion())
                    .build(),
                new Watcher<T>() {
                  @Override
                  public void eventReceived(Action action, T object) {
                    record(Event.of(action, object));
                  }

                  @Override
                  public void onClose(WatcherException cause) {
                    fail(cause);
                  }
                }));
  }

  private static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }

  private static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }

  private void record(Event event) {
    lock.lock();
    try {
      events.add(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(Exception cause) {
    lock.lock();
    try {
      failure = cause;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // A gap would make every statement about "each state" worthless.
  private void failWhenIncomplete() {
    if (failure != null) {
      throw new IllegalStateException("The watch broke, events may be missing.", failure);
    }
  }

  private List<String> summary() {
    return events.stream().map(it -> it.action() + " " + it.kind() + " " + it.name()).toList();
  }
}
