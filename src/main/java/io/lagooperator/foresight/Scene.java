package io.lagooperator.foresight;

import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.CachedObjects;
import java.time.Instant;
import java.util.Map;

/** How things stand before the first pass: what is observed, and all else but Jobs and pods. */
public record Scene(CachedObjects objects, Map<ObjectKey, Held> held, Instant now) {
  public Scene {
    held = Map.copyOf(held);
  }
}
