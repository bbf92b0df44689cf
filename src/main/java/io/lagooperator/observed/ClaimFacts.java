package io.lagooperator.observed;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/** Facts about one volume claim. */
public record ClaimFacts(
    String name, String uid, Optional<Quantity> size, boolean bound, boolean ending) {
  public static ClaimFacts of(PersistentVolumeClaim claim) {
    return new ClaimFacts(
        claim.getMetadata().getName(),
        Optional.ofNullable(claim.getMetadata().getUid()).orElse(""),
        Optional.ofNullable(claim.getSpec())
            .map(spec -> spec.getResources())
            .map(resources -> resources.getRequests())
            .map(requests -> requests.get("storage")),
        Optional.ofNullable(claim.getStatus())
            .filter(status -> "Bound".equals(status.getPhase()))
            .isPresent(),
        claim.getMetadata().getDeletionTimestamp() != null);
  }
}
