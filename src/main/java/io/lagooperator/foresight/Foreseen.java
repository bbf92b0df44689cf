package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.lagooperator.desired.Canonical;

/** What a foreseen pass has written; values that are made once are never written again. */
public record Foreseen(HasMetadata object, boolean madeOnce) implements Held {
  @Override
  public boolean isOurs() {
    return true;
  }

  @Override
  public boolean mayGo() {
    return !madeOnce && !(object instanceof PersistentVolumeClaim);
  }

  @Override
  public boolean isAs(HasMetadata desired) {
    return object == desired || Canonical.hash(object).equals(Canonical.hash(desired));
  }
}
