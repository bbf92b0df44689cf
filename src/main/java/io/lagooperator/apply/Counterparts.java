package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ExternalSecret;
import io.lagooperator.desired.ExternalSecretV1Beta1;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.status.Outcome.Failure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the cluster holds, as it is known, for what is desired; and what nobody desires. */
final class Counterparts {
  private final Known caches;

  Counterparts(Known caches) {
    this.caches = caches;
  }

  /** What stands where the object should. */
  Optional<HasMetadata> of(HasMetadata desired) {
    Class<? extends HasMetadata> kind = desired.getClass();
    return caches
        .get(kind, desired.getMetadata().getNamespace(), desired.getMetadata().getName())
        .map(HasMetadata.class::cast);
  }

  /**
   * What the plan was made from, where others may have written since: also one of ours that came
   * meanwhile is none that the plan knew.
   */
  Optional<HasMetadata> of(LagoInstance lago, CachedObjects seen, HasMetadata desired) {
    return desired instanceof Deployment deployment
        ? seen.deployment(deployment.getMetadata().getName())
            .or(() -> of(desired).filter(object -> !Owner.isOf(lago, object)))
        : of(desired);
  }

  /** In the version that the cluster serves. */
  HasMetadata asServed(HasMetadata object) {
    return object instanceof ExternalSecret newest
            && caches.watches(ExternalSecretV1Beta1.class)
            && !caches.watches(ExternalSecret.class)
        ? newest.before()
        : object;
  }

  /** Why an object cannot even be looked for. */
  Optional<Failure> unserved(HasMetadata object) {
    return caches.watches(object.getClass())
        ? Optional.empty()
        : Optional.of(
            new Failure.NotServed(
                ObjectKey.of(object).toString(), object.getApiVersion() + " " + object.getKind()));
  }

  /**
   * Only what carries our owner reference and was applied, which keys and credentials never are;
   * and a Deployment only in the version that the plan was made from.
   */
  List<HasMetadata> surplus(LagoInstance lago, CachedObjects seen, DesiredState desired) {
    Map<ObjectKey, HasMetadata> there = new HashMap<>();
    Kinds.PRUNED.stream()
        .filter(caches::watches)
        .flatMap(kind -> caches.of(kind, lago).stream())
        .filter(object -> Owner.owns(lago, object) && Ownership.wasApplied(object))
        .forEach(object -> there.put(ObjectKey.of(object), object));
    return desired.surplus(there.keySet()).stream()
        .sorted(Comparator.comparing(ObjectKey::toString))
        .flatMap(key -> asPlanned(seen, Objects.requireNonNull(there.get(key))).stream())
        .toList();
  }

  private static Optional<HasMetadata> asPlanned(CachedObjects seen, HasMetadata object) {
    return object instanceof Deployment
        ? seen.deployment(object.getMetadata().getName())
        : Optional.of(object);
  }
}
