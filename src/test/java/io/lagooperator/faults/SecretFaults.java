package io.lagooperator.faults;

import static io.lagooperator.faults.Scene.KEYS;
import static io.lagooperator.faults.Scene.PASSWORD;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.status.Reason;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Secrets that users make, and bags of settings. */
final class SecretFaults {
  private static final String GOES_ON = "the operator goes on by itself.";
  private static final String BY_URL = "database: {urlSecret: {name: pg, key: url}}";
  private static final String FROM_BAG = "settingsFrom: [{secret: {name: bag}}]";
  private static final Map<String, String> BAG =
      Map.of(
          "LAGO_DATABASE_URL", "postgresql://lago:p%40ss@db.example.com/lago",
          "LAGO_REDIS_URL", "redis://:pass@redis.example.com:6379/2",
          "RAILS_ENV", "production");

  private SecretFaults() {}

  static Stream<Fault> all() {
    return Stream.of(missing(), invalid(), bags()).flatMap(faults -> faults);
  }

  private static Stream<Fault> missing() {
    return Stream.of(
        Fault.of("the Secret of the database is not there yet", Reason.SecretMissing)
            .says(
                "spec.database.external.passwordSecret: Secret {ns}/pg does not exist",
                "Create it with key password; " + GOES_ON)
            .before(scene -> scene.secret("redis", PASSWORD))
            .when(
                scene -> {
                  scene.secret("lago-keys", KEYS);
                  scene.apply();
                })
            .untilCuredBy(scene -> scene.secret("pg", PASSWORD)),
        Fault.of("the Secret of Redis is deleted while Lago runs", Reason.SecretMissing)
            .says("spec.redis.external.passwordSecret: Secret {ns}/redis does not exist", GOES_ON)
            .before(Scene::run)
            .when(scene -> scene.on(Secret.class, "redis").delete())
            .untilCuredBy(scene -> scene.secret("redis", PASSWORD)),
        Fault.of("a Secret lacks the key that is read", Reason.SecretKeyMissing)
            .says("Secret {ns}/pg has no value under key password. Add it; " + GOES_ON)
            .before(Scene::secrets)
            .when(
                scene -> {
                  scene.secret("pg", Map.of("pass", "s3cure-Pass"));
                  scene.apply();
                })
            .untilCuredBy(scene -> scene.secret("pg", PASSWORD)),
        Fault.of("a key of a Secret is emptied while Lago runs", Reason.SecretKeyMissing)
            .says("Secret {ns}/redis has no value under key password. Add it; " + GOES_ON)
            .before(Scene::run)
            .when(scene -> scene.secret("redis", Map.of("password", "")))
            .untilCuredBy(scene -> scene.secret("redis", PASSWORD)));
  }

  private static Stream<Fault> invalid() {
    return Stream.of(
        value(
            "a password is a placeholder of an example",
            "password",
            "changeme",
            "is the placeholder 'changeme'. Put the real password there; " + GOES_ON),
        value(
            "the address of the database is no URL",
            "url",
            "postgresql://lago:p@ss w/rd@db/lago",
            "is not a valid URL. Percent-encode special characters",
            BY_URL),
        value(
            "the address of the database is of another product",
            "url",
            "mysql://lago:pass@db.example.com/lago",
            "is not a URL that begins with postgres",
            BY_URL),
        value(
            "the address of Redis names a cluster",
            "url",
            "redis://10.0.0.1:6379,10.0.0.2:6379",
            "lists several hosts, but Lago knows no Redis Cluster. Name one server",
            "redis: {urlSecret: {name: pg, key: url}}"),
        value(
            "an authority is not a certificate",
            "ca.crt",
            "not a certificate",
            "is not a certificate in PEM form. Put the file's whole text there.",
            "database: {external: {host: 10.0.0.5, user: lago, sslMode: verify-full, passwordSecret:"
                + " {name: pg, key: password}, caSecret: {name: pg, key: ca.crt}}}"),
        key(
            "the RSA key is a public one",
            "LAGO_RSA_PRIVATE_KEY",
            "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n",
            "is not a private key. Put the private key there, not the public one."),
        key(
            "an encryption key is the vendor's example",
            "LAGO_ENCRYPTION_PRIMARY_KEY",
            "your-encryption-primary-key",
            "is a placeholder of the vendor's examples. Put a long random text there"));
  }

  /** Of Secret pg, which has the right value for the cure. */
  private static Fault value(
      String name, String key, String wrong, String complaint, String... spec) {
    var right =
        Map.of(
            "password", "s3cure-Pass",
            "url",
                name.contains("Redis") ? "redis://:pass@r:6379/0" : "postgresql://lago:pass@d/lago",
            "ca.crt", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n");
    return Fault.of(name, Reason.SecretValueInvalid)
        .says("key " + key + " of Secret {ns}/pg " + complaint)
        .before(Scene::secrets)
        .when(
            scene -> {
              scene.secret("pg", with(right, key, wrong));
              scene.apply(spec);
            })
        .untilCuredBy(scene -> scene.secret("pg", right));
  }

  private static Fault key(String name, String key, String wrong, String complaint) {
    return Fault.of(name, Reason.SecretValueInvalid)
        .says("key " + key + " of Secret {ns}/lago-keys " + complaint)
        .before(Scene::secrets)
        .when(
            scene -> {
              scene.secret("lago-keys", with(KEYS, key, wrong));
              scene.apply();
            })
        .untilCuredBy(scene -> scene.secret("lago-keys", KEYS));
  }

  private static Stream<Fault> bags() {
    return Stream.of(
        Fault.of("a bag of settings is not there yet", Reason.SecretMissing)
            .says("spec.settingsFrom: Secret {ns}/bag does not exist. Create it; " + GOES_ON)
            .before(Scene::secrets)
            .when(scene -> scene.apply(FROM_BAG, "database:", "redis:"))
            .untilCuredBy(scene -> scene.secret("bag", BAG)),
        bag(
            "a bag lacks the address of Redis",
            Reason.SecretKeyMissing,
            without(BAG, "LAGO_REDIS_URL"),
            "spec.redis: Secret {ns}/bag has no value under key LAGO_REDIS_URL",
            "Add it, or give spec.redis; " + GOES_ON),
        bag(
            "a bag is that of a test installation",
            Reason.SecretValueInvalid,
            with(BAG, "RAILS_ENV", "staging"),
            "key RAILS_ENV of Secret {ns}/bag is not production",
            "Set it to production, or leave it out; " + GOES_ON));
  }

  private static Fault bag(String name, Reason reason, Map<String, String> wrong, String... words) {
    return Fault.of(name, reason)
        .says(words)
        .before(Scene::secrets)
        .when(
            scene -> {
              scene.secret("bag", wrong);
              scene.apply(FROM_BAG, "database:", "redis:");
            })
        .untilCuredBy(scene -> scene.secret("bag", BAG));
  }

  private static Map<String, String> with(Map<String, String> values, String key, String value) {
    var changed = new TreeMap<>(values);
    changed.put(key, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> values, String key) {
    var changed = new TreeMap<>(values);
    changed.remove(key);
    return changed;
  }
}
