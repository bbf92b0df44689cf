package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.desired.ObjectKey;
import java.util.Optional;

/** One write: what was there, and what is there after it. */
public record Write(ObjectKey key, Optional<HasMetadata> before, Optional<HasMetadata> after) {

  public Deed deed() {
    return Deed.between(before.isPresent(), after.isPresent());
  }
}
