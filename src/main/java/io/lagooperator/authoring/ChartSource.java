package io.lagooperator.authoring;

import io.lagooperator.model.Keys;
import io.lagooperator.model.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A Lago that the vendor's Helm chart runs, read from the release that Helm keeps in the cluster.
 */
public final class ChartSource {
  private static final Map<String, String> KEYS = new LinkedHashMap<>();
  private static final Map<String, String> CREDENTIALS = new LinkedHashMap<>();

  // spotless:off — a table is read by its lines
  static {
    KEYS.put("encryptionPrimaryKey", Keys.ENCRYPTION_PRIMARY_KEY);
    KEYS.put("encryptionDeterministicKey", Keys.ENCRYPTION_DETERMINISTIC_KEY);
    KEYS.put("encryptionKeyDerivationSalt", Keys.ENCRYPTION_KEY_DERIVATION_SALT);
    CREDENTIALS.put("databaseUrl", "DATABASE_URL");
    CREDENTIALS.put("redisUrl", "REDIS_URL");
    CREDENTIALS.put("redisCacheUrl", "LAGO_REDIS_CACHE_URL");
    CREDENTIALS.put("smtpUsername", "LAGO_SMTP_USERNAME");
    CREDENTIALS.put("smtpPassword", "LAGO_SMTP_PASSWORD");
    CREDENTIALS.put("awsS3AccessKeyId", "LAGO_AWS_S3_ACCESS_KEY_ID");
    CREDENTIALS.put("awsS3SecretAccessKey", "LAGO_AWS_S3_SECRET_ACCESS_KEY");
    CREDENTIALS.put("googleAuthClientId", "GOOGLE_AUTH_CLIENT_ID");
    CREDENTIALS.put("googleAuthClientSecret", "GOOGLE_AUTH_CLIENT_SECRET");
  }
  // spotless:on

  private final HelmRelease release;
  private final ChartValues values;
  private final Function<String, Optional<Map<String, String>>> secrets;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Spec spec = new Spec();
  private final List<Left> left = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();

  private ChartSource(
      HelmRelease release, Function<String, Optional<Map<String, String>>> secrets) {
    this.release = release;
    this.values = new ChartValues(release.values(), spec);
    this.secrets = secrets;
  }

  /** What Helm keeps, and the Secrets of its namespace in clear, by name. */
  public static Move move(
      HelmRelease release,
      Function<String, Optional<Map<String, String>>> secrets,
      Options options) {
    return Carrier.of(Workers.withFlags(new ChartSource(release, secrets).read()), options);
  }

  private Source read() {
    urls();
    secrets();
    switches();
    storage();
    mail();
    new ChartComponents(values, spec, environment, left).carry();
    ingress();
    new ChartRest(values, left).tell();
    byHand.add(
        "Before this instance is applied, scale the release down, clock first: kubectl -n %1$s scale deployment %2$s-clock --replicas=0, then workers once their queues are empty, then all others. Never may two clocks run."
            .formatted(release.namespace(), release.name()));
    byHand.add(
        "helm uninstall %s comes last, when all runs here; Secret %s-secrets stays by the chart's own policy."
            .formatted(release.name(), release.name()));
    return new Source(
        environment, Release.parse(values.text("version")), Set.of(), spec.asMap(), left, byHand);
  }

  private void urls() {
    environment.put("LAGO_API_URL", values.text("apiUrl"));
    environment.put("LAGO_FRONT_URL", values.text("frontUrl"));
  }

  private void secrets() {
    var own = secret(release.name() + "-secrets", true);
    copy(own, "rsaPrivateKey", Keys.RSA_PRIVATE_KEY);
    copy(own, "secretKeyBase", Keys.SECRET_KEY_BASE);
    copy(own, "license", "LAGO_LICENSE");
    if (values.at("global.newRelic.enabled").asBoolean()) {
      copy(own, "newRelicKey", "NEW_RELIC_KEY");
    }
    var encryption = existing("encryption.existingSecret").orElse(own);
    KEYS.forEach((from, to) -> copy(encryption, from, to));
    var credentials = existing("global.existingSecret").orElse(own);
    CREDENTIALS.forEach((from, to) -> copy(credentials, from, to));
  }

  private Optional<Map<String, String>> existing(String path) {
    return Optional.of(values.text(path))
        .filter(name -> !name.isEmpty())
        .map(name -> secret(name, true));
  }

  private Map<String, String> secret(String name, boolean needed) {
    return secrets
        .apply(name)
        .orElseGet(
            () -> {
              if (needed) {
                throw new Unreadable(
                    "Secret %s/%s is not there, and with it the keys of Lago. Restore it first."
                        .formatted(release.namespace(), name));
              }
              return Map.of();
            });
  }

  private void copy(Map<String, String> secret, String from, String to) {
    Optional.ofNullable(secret.get(from)).ifPresent(value -> environment.put(to, value));
  }

  private void switches() {
    environment.put(
        "LAGO_DISABLE_SIGNUP", String.valueOf(!values.at("global.signup.enabled").asBoolean(true)));
    environment.put(
        "LAGO_DISABLE_SEGMENT",
        String.valueOf(!values.at("global.segment.enabled").asBoolean(true)));
    environment.put(
        "LAGO_DISABLE_PDF_GENERATION",
        String.valueOf(!values.at("global.pdf.enabled").asBoolean(true)));
    Optional.of(values.text("api.rails.logLevel"))
        .filter(l -> !l.isEmpty())
        .ifPresent(l -> environment.put("LAGO_LOG_LEVEL", l));
    if (!values.at("global.googleAuth.enabled").asBoolean()) {
      environment.remove("GOOGLE_AUTH_CLIENT_ID");
      environment.remove("GOOGLE_AUTH_CLIENT_SECRET");
    }
  }

  private void mail() {
    if (!values.at("global.smtp.enabled").asBoolean()) {
      environment.remove("LAGO_SMTP_USERNAME");
      environment.remove("LAGO_SMTP_PASSWORD");
      return;
    }
    environment.put("LAGO_SMTP_ADDRESS", values.text("global.smtp.address"));
    environment.put("LAGO_SMTP_PORT", values.text("global.smtp.port"));
    environment.put("LAGO_FROM_EMAIL", values.text("global.smtp.fromEmail"));
  }

  private void storage() {
    if (values.at("minio.enabled").asBoolean()) {
      s3(
          values.text("minio.endpoint"),
          values.at("minio.buckets").path(0).path("name").asText(),
          "us-east-1");
      environment.put("LAGO_AWS_S3_PATH_STYLE", "true");
      var minio = secret(release.name() + "-minio", false);
      copy(minio, "rootUser", "LAGO_AWS_S3_ACCESS_KEY_ID");
      copy(minio, "rootPassword", "LAGO_AWS_S3_SECRET_ACCESS_KEY");
      byHand.add(
          "MinIO is part of the Helm release and goes with it: move its bucket elsewhere before helm uninstall, and name the new place in spec.storage.s3.");
    } else if (values.at("global.s3.enabled").asBoolean()) {
      s3(
          values.text("global.s3.endpoint"),
          values.text("global.s3.bucket"),
          values.text("global.s3.region"));
    } else {
      volume();
    }
  }

  private void s3(String endpoint, String bucket, String region) {
    environment.put("LAGO_USE_AWS_S3", "true");
    environment.put("LAGO_AWS_S3_ENDPOINT", endpoint);
    environment.put("LAGO_AWS_S3_BUCKET", bucket);
    environment.put("LAGO_AWS_S3_REGION", region);
  }

  /** The claim of the chart itself goes on: nothing is copied. */
  private void volume() {
    environment.remove("LAGO_AWS_S3_ACCESS_KEY_ID");
    environment.remove("LAGO_AWS_S3_SECRET_ACCESS_KEY");
    var claim = release.name() + "-storage-data";
    spec.put("storage.volume.existingClaim", claim);
    Optional.of(values.text("api.volumes.accessModes"))
        .filter(mode -> mode.equals("ReadWriteMany"))
        .ifPresent(mode -> spec.put("storage.volume.accessMode", mode));
    byHand.add(
        "The volume of files, PersistentVolumeClaim %s, is used as it is. Keep it when the release goes: kubectl -n %s annotate pvc %s helm.sh/resource-policy=keep"
            .formatted(claim, release.namespace(), claim));
  }

  private void ingress() {
    if (!values.at("global.ingress.enabled").asBoolean()) {
      return;
    }
    spec.put("ingress.tls.secretName", release.name() + "-ingress-secret");
    Optional.of(values.text("global.ingress.className"))
        .filter(c -> !c.isEmpty())
        .ifPresent(c -> spec.put("ingress.className", c));
    values.raw("global.ingress.annotations", "ingress.annotations");
    byHand.add(
        "Two Ingresses for one host are served by chance: delete Ingress %s-ingress of the release when this instance is applied."
            .formatted(release.name()));
  }
}
