package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.Files;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Redis;
import io.lagooperator.model.Store;
import io.lagooperator.observed.ClaimFacts;
import io.lagooperator.observed.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volume claims, objects of their own: they outlive the workloads that use them. */
final class Claims {
  private static final String STORAGE = "storage";

  private Claims() {}

  static List<PersistentVolumeClaim> of(Instance instance, Observed observed) {
    return wanted(instance).stream().map(claim -> sized(claim, observed)).toList();
  }

  /**
   * A volume that somebody has grown, or that an earlier instance left, is not shrunk; one that no
   * pod has used yet cannot grow.
   */
  private static PersistentVolumeClaim sized(PersistentVolumeClaim claim, Observed observed) {
    var wanted = ClaimFacts.of(claim).size();
    observed
        .claim(claim.getMetadata().getName())
        .filter(live -> !live.bound() || isLarger(live.size(), wanted))
        .flatMap(ClaimFacts::size)
        .ifPresent(size -> claim.getSpec().getResources().setRequests(Map.of(STORAGE, size)));
    return claim;
  }

  private static boolean isLarger(Optional<Quantity> one, Optional<Quantity> other) {
    return one.isPresent()
        && other.isPresent()
        && one.get().getNumericalAmount().compareTo(other.get().getNumericalAmount()) > 0;
  }

  private static List<PersistentVolumeClaim> wanted(Instance instance) {
    var claims = new ArrayList<PersistentVolumeClaim>();
    if (instance.database() instanceof Database.Bundled bundled) {
      claims.add(store(instance, Component.POSTGRESQL, bundled.store()));
    }
    if (instance.redis() instanceof Redis.Bundled bundled) {
      claims.add(store(instance, Component.REDIS, bundled.store()));
    }
    if (instance.files() instanceof Files.OwnVolume files) {
      claims.add(
          claim(
              instance,
              instance.names().files(),
              "files",
              new Volume(files.size(), files.storageClass(), files.shared())));
    }
    return List.copyOf(claims);
  }

  private record Volume(String size, Optional<String> storageClass, boolean shared) {}

  private static PersistentVolumeClaim store(Instance instance, Component component, Store store) {
    return claim(
        instance,
        instance.names().of(component),
        component.label(),
        new Volume(store.size(), store.storageClass(), false));
  }

  private static PersistentVolumeClaim claim(
      Instance instance, String name, String component, Volume volume) {
    return new PersistentVolumeClaimBuilder()
        .withMetadata(Metadata.data(instance, name, Labels.of(instance, component)))
        .withNewSpec()
        .withAccessModes(volume.shared() ? "ReadWriteMany" : "ReadWriteOnce")
        .withStorageClassName(volume.storageClass().orElse(null))
        .withNewResources()
        .withRequests(Map.of(STORAGE, new Quantity(volume.size())))
        .endResources()
        .endSpec()
        .build();
  }
}
