package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.model.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as objects carry them; what has none is as old as can be. */
final class Times {
  private Times() {}

  static Instant made(HasMetadata object) {
    return of(object.getMetadata().getCreationTimestamp());
  }

  /** When we last wrote something else into it than was there. */
  static Instant changed(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .filter(entry -> Labels.OPERATOR.equals(entry.getManager()))
        .map(entry -> of(entry.getTime()))
        .reduce(made(object), (a, b) -> a.isAfter(b) ? a : b);
  }

  static Instant of(@Nullable String time) {
    return time == null ? Instant.EPOCH : Instant.parse(time);
  }
}
