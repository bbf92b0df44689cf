package io.lagooperator.authoring;

import io.lagooperator.model.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the vendor's chart keeps in Secrets, as the environment variables of Lago. */
final class ChartSecrets {
  private static final Map<String, String> KEYS = new LinkedHashMap<>();
  private static final Map<String, String> CREDENTIALS = new LinkedHashMap<>();
  private static final Map<String, String> MINIO = new LinkedHashMap<>();

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
    MINIO.put("rootUser", "LAGO_AWS_S3_ACCESS_KEY_ID");
    MINIO.put("rootPassword", "LAGO_AWS_S3_SECRET_ACCESS_KEY");
  }
  // spotless:on

  private final HelmRelease release;
  private final ChartValues values;
  private final Function<String, Optional<Map<String, String>>> secrets;
  private final Map<String, String> environment;

  /** The Secrets of the namespace of the release are in clear, by name. */
  ChartSecrets(
      HelmRelease release,
      ChartValues values,
      Function<String, Optional<Map<String, String>>> secrets,
      Map<String, String> environment) {
    this.release = release;
    this.values = values;
    this.secrets = secrets;
    this.environment = environment;
  }

  void carry() {
    var own = needed(release.name() + "-secrets", "keys");
    copy(own, "rsaPrivateKey", Keys.RSA_PRIVATE_KEY);
    copy(own, "secretKeyBase", Keys.SECRET_KEY_BASE);
    copy(own, "license", "LAGO_LICENSE");
    if (values.at("global.newRelic.enabled").asBoolean()) {
      copy(own, "newRelicKey", "NEW_RELIC_KEY");
    }
    copyAll(named("encryption.existingSecret", "encryption keys").orElse(own), KEYS);
    copyAll(named("global.existingSecret", "credentials").orElse(own), CREDENTIALS);
  }

  /** The object store inside the release lets in nobody else. */
  void carryMinio() {
    var name = release.name() + "-minio";
    var secret = needed(name, "credentials of the files");
    MINIO
        .keySet()
        .forEach(
            key -> {
              if (secret.getOrDefault(key, "").isEmpty()) {
                throw new Unreadable(
                    "Secret %s/%s has no %s, by which Lago reaches its files. Restore it first."
                        .formatted(release.namespace(), name, key));
              }
            });
    copyAll(secret, MINIO);
  }

  private Optional<Map<String, String>> named(String path, String content) {
    return Optional.of(values.text(path))
        .filter(name -> !name.isEmpty())
        .map(name -> needed(name, content));
  }

  private Map<String, String> needed(String name, String content) {
    return secrets
        .apply(name)
        .orElseThrow(
            () ->
                new Unreadable(
                    "Secret %s/%s is not there, and with it the %s of Lago. Restore it first."
                        .formatted(release.namespace(), name, content)));
  }

  private void copyAll(Map<String, String> secret, Map<String, String> names) {
    names.forEach((from, to) -> copy(secret, from, to));
  }

  private void copy(Map<String, String> secret, String from, String to) {
    Optional.ofNullable(secret.get(from)).ifPresent(value -> environment.put(to, value));
  }
}
