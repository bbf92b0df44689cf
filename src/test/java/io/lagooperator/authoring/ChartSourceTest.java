package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.model.Component;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.HelmReleases;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A release of the vendor's chart becomes a LagoInstance that runs with the same settings. */
@NullUnmarked // a field that is missing fails the test as well
class ChartSourceTest {
  private static final String RSA =
      Base64.getEncoder().encodeToString(FakeInputs.PEM.getBytes(StandardCharsets.UTF_8));
  private static final Map<String, Map<String, String>> SECRETS =
      Map.of(
          "old-secrets",
          Map.of(
              "rsaPrivateKey", RSA,
              "secretKeyBase", "base-canary",
              "license", "license-canary",
              "databaseUrl", "postgresql://lago:pg-canary@pg.data:5432/lago",
              "redisUrl", "redis://redis-master:6379",
              "redisCacheUrl", "redis://redis-master:6379",
              "smtpUsername", "lago",
              "smtpPassword", "mail-canary"),
          "lago-encryption",
          Map.of(
              "encryptionPrimaryKey", "primary-canary",
              "encryptionDeterministicKey", "deterministic-canary",
              "encryptionKeyDerivationSalt", "salt-canary"));

  private static Move move(Map<String, Map<String, String>> secrets) {
    return move(secrets, Map.of());
  }

  private static Move move(Map<String, Map<String, String>> secrets, Map<String, Object> values) {
    return ChartSource.move(
        HelmRelease.decode(HelmReleases.encoded("old", "lago", values)),
        name -> Optional.ofNullable(secrets.get(name)),
        new Options("billing", Optional.empty(), Optional.empty()));
  }

  @Test
  void valuesBecomeFields() {
    var spec = new Carried(move(SECRETS)).lago().getSpec();

    assertThat(spec.version()).isEqualTo("1.33.4");
    assertThat(spec.urls().api()).isEqualTo("https://api.example.com");
    assertThat(spec.ingress().className()).isEqualTo("nginx");
    assertThat(spec.ingress().tls().secretName()).isEqualTo("old-ingress-secret");
    assertThat(spec.ingress().annotations())
        .containsEntry("cert-manager.io/cluster-issuer", "letsencrypt");
    assertThat(spec.storage().volume().existingClaim()).isEqualTo("old-storage-data");
    assertThat(spec.signup().enabled()).isFalse();
    assertThat(spec.components().keySet())
        .containsExactlyInAnyOrder(
            "api", "worker", "events", "billing", "webhook", "clockWorker", "payments", "pdf");
    var api = spec.components().get("api");
    assertThat(api.autoscaling().max()).isEqualTo(5);
    assertThat(api.threads()).isEqualTo(10);
    assertThat(api.processes()).isEqualTo(4);
    assertThat(spec.components().get("billing").replicas()).isEqualTo(2);
    assertThat(spec.components().get("worker").scheduling().nodeSelector())
        .containsEntry("pool", "billing");
  }

  @Test
  void processesReadTheSameAsBefore() {
    assertThat(new Carried(move(SECRETS)).environment(Component.WORKER))
        .containsEntry("DATABASE_URL", "postgresql://lago:pg-canary@pg.data:5432/lago")
        .containsEntry("REDIS_URL", "redis://redis-master:6379")
        .containsEntry("SECRET_KEY_BASE", "base-canary")
        .containsEntry("LAGO_RSA_PRIVATE_KEY", RSA)
        .containsEntry("LAGO_ENCRYPTION_KEY_DERIVATION_SALT", "salt-canary")
        .containsEntry("LAGO_LICENSE", "license-canary")
        .containsEntry("LAGO_SMTP_PASSWORD", "mail-canary")
        .containsEntry("LAGO_FROM_EMAIL", "billing@example.com")
        .containsEntry("FEATURE_OF_OURS", "on")
        .containsEntry("SIDEKIQ_CONCURRENCY", "20")
        .doesNotContainKey("LAGO_DISABLE_SEGMENT");
  }

  @Test
  void filesInABucketStayThere() {
    var credentials =
        Map.of("awsS3AccessKeyId", "access-canary", "awsS3SecretAccessKey", "secret-canary");
    var bucket = Map.of("enabled", true, "bucket", "invoices", "region", "fr-par");

    var carried =
        new Carried(
            move(
                with("elsewhere", credentials, "databaseUrl", "redisUrl"),
                Map.of("global", Map.of("s3", bucket, "existingSecret", "elsewhere"))));

    assertThat(carried.lago().getSpec().storage().volume()).isNull();
    assertThat(carried.environment(Component.API))
        .containsEntry("LAGO_USE_AWS_S3", "true")
        .containsEntry("LAGO_AWS_S3_BUCKET", "invoices")
        .containsEntry("LAGO_AWS_S3_REGION", "fr-par")
        .containsEntry("LAGO_AWS_S3_ACCESS_KEY_ID", "access-canary")
        .containsEntry("LAGO_AWS_S3_SECRET_ACCESS_KEY", "secret-canary")
        .doesNotContainKeys("LAGO_AWS_S3_ENDPOINT", "LAGO_AWS_S3_PATH_STYLE");
  }

  @Test
  void whereTheNodeMayReadTheBucketThereAreNoCredentialsToCarry() {
    var bucket = Map.of("enabled", true, "bucket", "invoices", "region", "eu-west-1");

    var environment =
        new Carried(move(SECRETS, Map.of("global", Map.of("s3", bucket))))
            .environment(Component.API);

    assertThat(environment)
        .containsEntry("LAGO_AWS_S3_BUCKET", "invoices")
        .doesNotContainKeys("LAGO_AWS_S3_ACCESS_KEY_ID", "LAGO_AWS_S3_SECRET_ACCESS_KEY");
  }

  @Test
  void filesInTheMinioOfTheReleaseAreReadThereUntilTheyAreMoved() {
    var minio =
        Map.of(
            "enabled",
            true,
            "endpoint",
            "https://minio.example.com",
            "buckets",
            List.of(Map.of("name", "lago")));
    var credentials = Map.of("rootUser", "root-canary", "rootPassword", "password-canary");

    var move = move(with("old-minio", credentials), Map.of("minio", minio));

    assertThat(new Carried(move).environment(Component.API))
        .containsEntry("LAGO_AWS_S3_ENDPOINT", "https://minio.example.com")
        .containsEntry("LAGO_AWS_S3_BUCKET", "lago")
        .containsEntry("LAGO_AWS_S3_REGION", "us-east-1")
        .containsEntry("LAGO_AWS_S3_PATH_STYLE", "true")
        .containsEntry("LAGO_AWS_S3_ACCESS_KEY_ID", "root-canary")
        .containsEntry("LAGO_AWS_S3_SECRET_ACCESS_KEY", "password-canary");
    assertThat(move.byHand().toString()).contains("move its bucket elsewhere");
  }

  @Test
  void whereNobodyKnowsHowToReachTheFilesNothingIsMade() {
    Map<String, Object> minio = Map.of("minio", Map.of("enabled", true));

    assertThatThrownBy(() -> move(SECRETS, minio))
        .hasMessageContaining("Secret lago/old-minio is not there");
    assertThatThrownBy(() -> move(with("old-minio", Map.of("rootUser", "root")), minio))
        .hasMessageContaining("Secret lago/old-minio has no rootPassword");
  }

  @Test
  void theRegionOfMinioIsTheOneThatTheChartGivesIt() {
    var secrets = with("old-minio", Map.of("rootUser", "root", "rootPassword", "secret"));
    var minio =
        Map.of(
            "enabled",
            true,
            "region",
            "fr-par",
            "endpoint",
            "https://minio.example.com",
            "buckets",
            List.of(Map.of("name", "lago")));
    var s3 = Map.of("s3", Map.of("enabled", true, "region", "nl-ams"));

    assertThat(region(move(secrets, Map.of("minio", minio)))).isEqualTo("fr-par");
    assertThat(region(move(secrets, Map.of("minio", minio, "global", s3)))).isEqualTo("nl-ams");
  }

  private static String region(Move move) {
    return new Carried(move).environment(Component.API).get("LAGO_AWS_S3_REGION");
  }

  private static Map<String, Map<String, String>> with(
      String name, Map<String, String> values, String... ofTheRelease) {
    var secret = new HashMap<>(values);
    Stream.of(ofTheRelease).forEach(key -> secret.put(key, SECRETS.get("old-secrets").get(key)));
    var all = new HashMap<>(SECRETS);
    all.put(name, secret);
    return all;
  }

  @Test
  void whatIsLeftIsTold() {
    var move = move(SECRETS);
    assertThat(move.left().toString())
        .contains("api.podLabels", "global.networkPolicy")
        .contains("FEATURE_OF_OURS of worker: it differs from what the release has elsewhere")
        .contains("ENCRYPTION_PRIMARY_KEY of worker: api has no such name")
        .contains("OF_A_SECRET of worker: it is no plain value")
        .contains("LAGO_REDIS_CACHE_URL: it is the address of the queues");
    assertThat(move.byHand().toString())
        .contains("old-clock", "old-storage-data", "old-ingress", "helm uninstall old");
    assertThat(move.left() + "" + move.byHand() + move.instance()).doesNotContain("canary");
  }

  @Test
  void withoutItsKeysNothingIsMade() {
    assertThatThrownBy(() -> move(Map.of())).hasMessageContaining("Secret lago/old-secrets");
    assertThatThrownBy(() -> HelmRelease.decode("bm9uZQ==")).hasMessageContaining("no release");
  }
}
