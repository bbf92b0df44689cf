package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;

/** Tells whose an object is. */
final class Owner {
  private Owner() {}

  static boolean owns(LagoInstance lago, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> lago.getMetadata().getUid().equals(reference.getUid()));
  }

  /** Whether an object is of this instance, be it by reference or because it holds data. */
  static boolean isOf(LagoInstance lago, HasMetadata object) {
    return owns(lago, object) || isOurData(object) || isRestored(lago, object);
  }

  /** Whether a volume was put back for this instance, as from a snapshot: its labels say so. */
  private static boolean isRestored(LagoInstance lago, HasMetadata object) {
    var labels = object.getMetadata().getLabels();
    return object instanceof PersistentVolumeClaim
        && object.getMetadata().getOwnerReferences().isEmpty()
        && labels != null
        && Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY))
        && lago.getMetadata().getName().equals(labels.get(Labels.INSTANCE));
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
