package io.lagooperator.model;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources that a user gave, over the small defaults. */
final class Means {
  private Means() {}

  /** A given block replaces its half of the defaults whole, so that nothing is mixed. */
  static Resources of(io.lagooperator.api.Resources given, Resources small) {
    return new Resources(
        or(given.requests(), small.requests()),
        given.requests() != null && given.limits() == null
            ? Map.of()
            : or(given.limits(), small.limits()));
  }

  private static Map<String, Quantity> or(
      @Nullable Map<String, Quantity> given, Map<String, Quantity> unset) {
    return given == null ? unset : given;
  }
}
