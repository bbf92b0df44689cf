package io.lagooperator.model;

import java.util.Optional;

/** Where files such as invoices are kept. */
public sealed interface Files {
  /** Where the key file of Google Cloud is mounted. */
  String KEYFILE_PATH = "/etc/lago/gcs/keyfile.json";

  /** On a volume that pods mount. */
  sealed interface OnVolume extends Files {
    /** Whether many nodes may mount it; otherwise all pods that use it must share one. */
    boolean shared();
  }

  /** A volume that the operator makes. */
  record OwnVolume(String size, Optional<String> storageClass, boolean shared)
      implements OnVolume {}

  /** A volume of the user. */
  record ExistingVolume(String claim, boolean shared) implements OnVolume {}

  /** A bucket of an S3-compatible object storage; without keys, by the identity of the workload. */
  record S3(
      String bucket,
      String region,
      Optional<String> endpoint,
      boolean pathStyle,
      Optional<AccessKey> key)
      implements Files {}

  /** The same, described in a bag: pods have from there what only they need. */
  record KeptS3(SecretKey bucket, SecretKey region, Optional<SecretKey> endpoint)
      implements Files {}

  /** A key of an object storage: its ID and its secret part. */
  record AccessKey(SecretKey id, SecretKey secret) {}

  /** A bucket of Google Cloud Storage; without key file, by the identity of the workload. */
  record Gcs(String project, String bucket, Optional<SecretKey> keyfile, Optional<String> signer)
      implements Files {}

  default Optional<S3> s3() {
    return this instanceof S3 s3 ? Optional.of(s3) : Optional.empty();
  }

  default boolean areInS3() {
    return this instanceof S3 || this instanceof KeptS3;
  }

  default Optional<Gcs> gcs() {
    return this instanceof Gcs gcs ? Optional.of(gcs) : Optional.empty();
  }

  /** Which place it is, whoever has access to it. */
  default String identity(Inputs inputs) {
    if (this instanceof S3 s3) {
      return s3(s3.endpoint().orElse(""), s3.region(), s3.bucket());
    }
    if (this instanceof KeptS3 kept) {
      return s3(
          kept.endpoint().map(inputs::value).orElse(""),
          inputs.value(kept.region()),
          inputs.value(kept.bucket()));
    }
    if (this instanceof ExistingVolume existing) {
      return Fingerprint.of("claim", existing.claim());
    }
    return this instanceof Gcs gcs ? Fingerprint.of("gcs", gcs.bucket()) : "volume";
  }

  private static String s3(String endpoint, String region, String bucket) {
    return Fingerprint.of("s3", endpoint, region, bucket);
  }
}
