package io.lagooperator.model;

import io.lagooperator.api.GcsStorage;
import io.lagooperator.api.S3Storage;
import io.lagooperator.api.SecretKeyReference;
import io.lagooperator.api.StorageSpec;
import io.lagooperator.api.VolumeAccess;
import io.lagooperator.api.VolumeStorage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves {@code spec.storage}. */
final class FilesResolver {
  private FilesResolver() {}

  static Files resolve(@Nullable StorageSpec given, Bags bags) {
    if (given == null) {
      return new BagStores(bags).files().orElseGet(() -> volume(null));
    }
    if (given.s3() != null) {
      return s3(given.s3());
    }
    return given.gcs() != null ? gcs(given.gcs()) : volume(given);
  }

  private static Files s3(S3Storage given) {
    var id = key(given.accessKeySecret());
    return new Files.S3(
        given.bucket(),
        given.region(),
        Optional.ofNullable(given.endpoint()),
        Boolean.TRUE.equals(given.pathStyle()),
        key(given.secretKeySecret())
            .flatMap(secret -> id.map(i -> new Files.AccessKey(i, secret))));
  }

  private static Files gcs(GcsStorage given) {
    return new Files.Gcs(
        given.project(),
        given.bucket(),
        key(given.keyfileSecret()),
        Optional.ofNullable(given.serviceAccountEmail()).filter(email -> !email.isEmpty()));
  }

  private static Files volume(@Nullable StorageSpec given) {
    var volume = Optional.ofNullable(given).map(StorageSpec::volume);
    var shared =
        volume
            .map(VolumeStorage::accessMode)
            .filter(VolumeAccess.ReadWriteMany.name()::equals)
            .isPresent();
    var existing = volume.map(VolumeStorage::existingClaim).filter(claim -> !claim.isEmpty());
    if (existing.isPresent()) {
      return new Files.ExistingVolume(existing.get(), shared);
    }
    return new Files.OwnVolume(
        volume.map(VolumeStorage::size).orElse("10Gi"),
        volume.map(VolumeStorage::storageClassName).filter(name -> !name.isEmpty()),
        shared);
  }

  private static Optional<SecretKey> key(@Nullable SecretKeyReference given) {
    return Optional.ofNullable(given).map(SecretKey::of);
  }
}
