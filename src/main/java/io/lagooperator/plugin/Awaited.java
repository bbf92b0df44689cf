package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.lagooperator.api.LagoInstance;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is waited for since a change was written, what was seen last, and what of it was told. */
final class Awaited {
  private final Screen screen;
  private final Goal goal;
  private final ObjectMeta written;
  private Statuses latest;
  private boolean deleted;
  private String told = "";

  Awaited(Screen screen, Goal goal, LagoInstance written) {
    this.screen = screen;
    this.goal = goal;
    this.written = written.getMetadata();
    this.latest = new Statuses(written);
  }

  /** Whether there is nothing more to wait for; no object means that it is gone. */
  synchronized boolean isOver(@Nullable LagoInstance now) {
    if (now == null || !Objects.equals(now.getMetadata().getUid(), written.getUid())) {
      deleted = true;
      return true;
    }
    if (isOfBefore(now)) {
      return false;
    }
    latest = new Statuses(now);
    if (goal.isReached(latest) || goal.isHopeless(latest)) {
      return true;
    }
    if (latest.isCurrent() && !latest.message().equals(told)) {
      told = latest.message();
      screen.tell("  " + told);
    }
    return false;
  }

  /** The API server may first show what it remembers of the time before the change. */
  private boolean isOfBefore(LagoInstance now) {
    return generation(now.getMetadata()) < generation(written);
  }

  private static long generation(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getGeneration()).orElse(0L);
  }

  /** What was reached in the end; all else is a refusal. */
  synchronized String outcome() {
    if (deleted) {
      throw new Refusal(
          "%s was deleted before it was %s. See kubectl get lago -n %s."
              .formatted(written.getName(), goal.words(), written.getNamespace()));
    }
    if (!goal.isReached(latest)) {
      throw new Refusal(
          "%s cannot be %s: %s".formatted(written.getName(), goal.words(), latest.message()));
    }
    return latest.message();
  }

  synchronized String message() {
    return latest.message();
  }
}
