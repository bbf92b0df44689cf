package io.lagooperator.model;

import static io.lagooperator.model.Variable.flag;
import static io.lagooperator.model.Variable.secret;
import static io.lagooperator.model.Variable.text;

import io.lagooperator.model.Files.AccessKey;
import io.lagooperator.model.Files.Gcs;
import io.lagooperator.model.Files.S3;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where Lago keeps files: one place for all processes, or what one writes another cannot read. */
final class FileVariables {
  /** Reads as nothing in the file that Lago puts it into, where an absent name means a path. */
  private static final String NOTHING = "~";

  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      List.of(
          flag("LAGO_USE_AWS_S3", "spec.storage.s3", "Keeps files in an object storage.", i -> i.files().areInS3()),
          text("LAGO_AWS_S3_BUCKET", "spec.storage.s3.bucket", "Its bucket.", s3(S3::bucket)),
          text("LAGO_AWS_S3_REGION", "spec.storage.s3.region", "Its region.", s3(S3::region)),
          text("LAGO_AWS_S3_ENDPOINT", "spec.storage.s3.endpoint", "Its address, where it is not Amazon's.", i -> i.files().s3().flatMap(S3::endpoint)),
          flag("LAGO_AWS_S3_PATH_STYLE", "spec.storage.s3.pathStyle", "The bucket is part of the path.", i -> i.files().s3().filter(S3::pathStyle).isPresent()),
          secret("LAGO_AWS_S3_ACCESS_KEY_ID", "spec.storage.s3.accessKeySecret", "Its access key.", i -> i.files().s3().flatMap(S3::key).map(AccessKey::id)),
          secret("LAGO_AWS_S3_SECRET_ACCESS_KEY", "spec.storage.s3.secretKeySecret", "The secret part of that.", i -> i.files().s3().flatMap(S3::key).map(AccessKey::secret)),
          flag("LAGO_USE_GCS", "spec.storage.gcs", "Keeps files in Google Cloud Storage.", i -> i.files().gcs().isPresent()),
          text("LAGO_GCS_PROJECT", "spec.storage.gcs.project", "Its project.", gcs(Gcs::project)),
          text("LAGO_GCS_BUCKET", "spec.storage.gcs.bucket", "Its bucket.", gcs(Gcs::bucket)),
          text("LAGO_GCS_KEYFILE_JSON_PATH", "spec.storage.gcs.keyfileSecret", "Where its key file is mounted; nothing with the identity of the workload.", gcs(g -> g.keyfile().isPresent() ? Files.KEYFILE_PATH : NOTHING)),
          flag("LAGO_GCS_IAM", "spec.storage.gcs", "Signs with the identity of the workload.", i -> i.files().gcs().filter(g -> g.keyfile().isEmpty()).isPresent()).since(Feature.GCS_IDENTITY),
          text("LAGO_GCS_GSA_EMAIL", "spec.storage.gcs.serviceAccountEmail", "Who signs.", i -> i.files().gcs().flatMap(Gcs::signer)).since(Feature.GCS_IDENTITY));
  // spotless:on

  private FileVariables() {}

  private static Function<Instance, Optional<String>> s3(Function<S3, String> value) {
    return instance -> instance.files().s3().map(value);
  }

  private static Function<Instance, Optional<String>> gcs(Function<Gcs, String> value) {
    return instance -> instance.files().gcs().map(value);
  }
}
