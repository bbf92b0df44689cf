package io.lagooperator.status;

import io.lagooperator.observed.ClaimFacts;
import io.lagooperator.observed.Observed;
import java.util.Optional;

/** Words for a volume that is being deleted. */
final class VolumeReport {
  private VolumeReport() {}

  static Optional<Finding> ending(Observed observed) {
    return observed.claims().stream()
        .filter(ClaimFacts::ending)
        .findFirst()
        .map(
            claim ->
                new Finding(
                    Reason.VolumeEnding,
                    "PersistentVolumeClaim %s is being deleted. %s"
                        .formatted(claim.name(), Reason.VolumeEnding.nextStep())));
  }
}
