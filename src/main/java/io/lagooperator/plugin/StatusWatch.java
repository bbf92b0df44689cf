package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.lagooperator.api.LagoInstance;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Prints an instance anew whenever its text changes; the API server tells of changes. */
final class StatusWatch {
  private final Session session;
  private final Function<LagoInstance, String> text;
  private String shown = "";

  StatusWatch(Session session, Function<LagoInstance, String> text) {
    this.session = session;
    this.text = text;
  }

  /** What the API server told of. */
  private sealed interface Event {
    /** It is so now. */
    record Changed(LagoInstance lago) implements Event {}

    record Deleted() implements Event {}

    /** This watch tells no more; where it is too old, another helps. */
    record Broken(boolean tooOld, String why) implements Event {}
  }

  /** Until Ctrl-C or the instance is deleted; this one has been printed already. */
  ExitCode follow(LagoInstance first) {
    shown = text.apply(first);
    try {
      var from = Optional.of(first);
      while (from.isPresent()) {
        from = followSince(from.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.GOOD;
  }

  /** Returns where to begin again, or nothing when the instance is gone. */
  private Optional<LagoInstance> followSince(LagoInstance lago) throws InterruptedException {
    var events = new LinkedBlockingQueue<Event>();
    var resource = new Instances(session).resource(lago.getMetadata().getName());
    var since =
        new ListOptionsBuilder()
            .withResourceVersion(lago.getMetadata().getResourceVersion())
            .build();
    try (var watching = resource.watch(since, new Changes(events))) {
      var event = events.take();
      while (event instanceof Event.Changed changed) {
        show(changed.lago());
        event = events.take();
      }
      if (event instanceof Event.Broken broken && !broken.tooOld()) {
        throw new Refusal(
            ExitCode.UNREACHABLE,
            "The cluster tells no more of %s: %s. Try again."
                .formatted(lago.getMetadata().getName(), broken.why()));
      }
      if (event instanceof Event.Deleted) {
        return Optional.empty();
      }
    }
    var now = Optional.ofNullable(resource.get());
    now.ifPresent(this::show);
    return now;
  }

  private void show(LagoInstance lago) {
    var now = text.apply(lago);
    if (!now.equals(shown)) {
      shown = now;
      session.screen().print("");
      session.screen().printAll(now);
    }
  }

  /** Puts events into a queue as they come. */
  private record Changes(BlockingQueue<Event> queue) implements Watcher<LagoInstance> {
    @Override
    public void eventReceived(Action action, LagoInstance lago) {
      switch (action) {
        case ADDED, MODIFIED -> queue.add(new Event.Changed(lago));
        case DELETED -> queue.add(new Event.Deleted());
        case ERROR -> queue.add(new Event.Broken(false, "it answered with an error"));
        case BOOKMARK -> {
          // It tells of no change.
        }
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      queue.add(new Event.Broken(cause.isHttpGone(), String.valueOf(cause.getMessage())));
    }
  }
}
