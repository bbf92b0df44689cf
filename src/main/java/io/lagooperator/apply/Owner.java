package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.api.LagoInstance;

/** Tells whose an object is. */
final class Owner {
  private Owner() {}

  static boolean owns(LagoInstance lago, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> lago.getMetadata().getUid().equals(reference.getUid()));
  }

  /** Whether an object is of this instance, be it by reference or because it holds data. */
  static boolean isOf(LagoInstance lago, HasMetadata object) {
    return owns(lago, object) || isOurData(object);
  }

  /** Whether an object is about to go with an earlier instance of the same name. */
  static boolean isLeftOver(LagoInstance lago, HasMetadata object) {
    return !owns(lago, object)
        && object.getMetadata().getOwnerReferences().stream()
            .anyMatch(reference -> "LagoInstance".equals(reference.getKind()));
  }

  /** Whether we made an object that has no owner because it holds data. */
  private static boolean isOurData(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().isEmpty()
        && object.getMetadata().getManagedFields().stream().anyMatch(Ownership::isOurs);
  }
}
