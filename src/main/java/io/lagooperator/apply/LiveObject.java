package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.foresight.Held;

/** An object of the cluster as {@link Applier} would judge it. */
record LiveObject(LagoInstance lago, HasMetadata object, Ownership ownership) implements Held {
  @Override
  public boolean isOurs() {
    return Owner.isOf(lago, object);
  }

  @Override
  public boolean mayGo() {
    return Owner.owns(lago, object)
        && Ownership.wasApplied(object)
        && Kinds.PRUNED.contains(object.getClass());
  }

  @Override
  public boolean isAs(HasMetadata desired) {
    return ownership.isIntact(object, ownership.marked(desired));
  }
}
