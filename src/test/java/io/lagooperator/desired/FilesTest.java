package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Instance;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Files are in one place for every process. */
class FilesTest {
  private static final String S3 =
      "storage: {s3: {bucket: b, region: fr-par, endpoint: 'https://s3.fr-par.scw.cloud'}}";
  private static final String GCS = "storage: {gcs: {project: p, bucket: b%s}}";

  @Test
  void aBucketNeedsNoVolumeAndBindsNoPodToANode() {
    var instance = Specs.instance(S3);
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              assertThat(volumes(template)).as(name).doesNotContain("files");
              assertThat(template.getMetadata().getLabels())
                  .as(name)
                  .doesNotContainKey("lago-operator.io/files");
            });
    assertThat(Rendered.whole(instance))
        .filteredOn(PersistentVolumeClaim.class::isInstance)
        .noneMatch(claim -> claim.getMetadata().getName().equals("billing-files"));
  }

  @Test
  void withoutKeysTheIdentityOfTheWorkloadIsUsed() {
    assertThat(Rendered.environment(api(Specs.instance(S3))))
        .containsEntry("LAGO_USE_AWS_S3", "true")
        .containsEntry("LAGO_AWS_S3_ENDPOINT", "https://s3.fr-par.scw.cloud")
        .doesNotContainKeys(
            "LAGO_AWS_S3_ACCESS_KEY_ID", "LAGO_AWS_S3_SECRET_ACCESS_KEY", "LAGO_USE_GCS");
    assertThat(Rendered.environment(api(Specs.instance(GCS.formatted("")))))
        .containsEntry("LAGO_USE_GCS", "true")
        .containsEntry("LAGO_GCS_IAM", "true")
        .containsEntry("LAGO_GCS_KEYFILE_JSON_PATH", "~");
  }

  @Test
  void theKeyFileIsMountedForEveryRubyProcess() {
    var instance = Specs.instance(GCS.formatted(", keyfileSecret: {name: gcs, key: f}"));
    for (var name : new String[] {"api", "worker", "clock", "migrate"}) {
      var template = template(instance, name);
      assertThat(volumes(template)).as(name).contains("gcs");
      assertThat(Rendered.environment(template))
          .as(name)
          .containsEntry("LAGO_GCS_KEYFILE_JSON_PATH", "/etc/lago/gcs/keyfile.json")
          .doesNotContainKey("LAGO_GCS_IAM");
    }
  }

  private static PodTemplateSpec api(Instance instance) {
    return template(instance, "api");
  }

  private static PodTemplateSpec template(Instance instance, String name) {
    return Objects.requireNonNull(Rendered.templates(instance).get(name));
  }

  private static List<String> volumes(PodTemplateSpec template) {
    return template.getSpec().getVolumes().stream().map(volume -> volume.getName()).toList();
  }
}
