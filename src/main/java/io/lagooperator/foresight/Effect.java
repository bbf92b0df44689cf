package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.desired.ObjectKey;
import java.util.Optional;

/** What all writes of one object come to: how it was before the first, and is after the last. */
public record Effect(ObjectKey key, Optional<HasMetadata> before, Optional<HasMetadata> after) {

  public Deed deed() {
    return Deed.between(before.isPresent(), after.isPresent());
  }

  Effect then(Write next) {
    return new Effect(key, before, next.after());
  }

  static Effect of(Write write) {
    return new Effect(write.key(), write.before(), write.after());
  }
}
