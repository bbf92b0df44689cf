package io.lagooperator.authoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a Lago that the vendor's chart runs keeps its files. */
record ChartStorage(
    HelmRelease release, ChartValues values, Spec spec, Map<String, String> environment) {

  /** What it leaves to be done by hand is added to the list. */
  void carry(ChartSecrets secrets, List<String> byHand) {
    if (values.at("minio.enabled").asBoolean()) {
      s3(
          values.text("minio.endpoint"),
          values.at("minio.buckets").path(0).path("name").asText(),
          minioRegion());
      environment.put("LAGO_AWS_S3_PATH_STYLE", "true");
      secrets.carryMinio();
      byHand.add(
          "MinIO is part of the Helm release and goes with it: move its bucket elsewhere before helm uninstall, and name the new place in spec.storage.s3.");
    } else if (values.at("global.s3.enabled").asBoolean()) {
      s3(
          values.text("global.s3.endpoint"),
          values.text("global.s3.bucket"),
          values.text("global.s3.region"));
    } else {
      byHand.add(volume());
    }
  }

  /** As the chart has it: that of S3 comes first, though nothing else of S3 does. */
  private String minioRegion() {
    var region =
        values.text(
            values.at("global.s3.enabled").asBoolean() ? "global.s3.region" : "minio.region");
    return region.isEmpty() ? "us-east-1" : region;
  }

  private void s3(String endpoint, String bucket, String region) {
    environment.put("LAGO_USE_AWS_S3", "true");
    environment.put("LAGO_AWS_S3_ENDPOINT", endpoint);
    environment.put("LAGO_AWS_S3_BUCKET", bucket);
    environment.put("LAGO_AWS_S3_REGION", region);
  }

  /** The claim of the chart itself goes on: nothing is copied. */
  private String volume() {
    environment.remove("LAGO_AWS_S3_ACCESS_KEY_ID");
    environment.remove("LAGO_AWS_S3_SECRET_ACCESS_KEY");
    var claim = release.name() + "-storage-data";
    spec.put("storage.volume.existingClaim", claim);
    Optional.of(values.text("api.volumes.accessModes"))
        .filter(mode -> mode.equals("ReadWriteMany"))
        .ifPresent(mode -> spec.put("storage.volume.accessMode", mode));
    return "The volume of files, PersistentVolumeClaim %s, is used as it is. Keep it when the release goes: kubectl -n %s annotate pvc %s helm.sh/resource-policy=keep"
        .formatted(claim, release.namespace(), claim);
  }
}
