package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.CachedObjects;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How things stand before the first pass: what is observed, all else of the instance but Jobs and
 * pods, and what stands elsewhere where an object of it should be.
 */
public record Scene(
    CachedObjects objects,
    Map<ObjectKey, Held> held,
    Function<HasMetadata, Optional<Held>> elsewhere,
    Instant now) {
  public Scene {
    held = Map.copyOf(held);
  }

  /** One in which nothing is unknown. */
  public Scene(CachedObjects objects, Map<ObjectKey, Held> held, Instant now) {
    this(objects, held, desired -> Optional.empty(), now);
  }
}
