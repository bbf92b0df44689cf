package io.lagooperator.testing;

import io.lagooperator.model.InputReference;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.SecretKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Made-up values for every Secret key that an instance reads; each holds the word "canary". */
public final class FakeInputs {
  public static final String CANARY = "canary";
  public static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----\n";
  public static final String CERTIFICATE =
      "-----BEGIN CERTIFICATE-----\n" + CANARY + "\n-----END CERTIFICATE-----\n";

  private FakeInputs() {}

  public static Inputs of(Instance instance) {
    return new Inputs(values(instance));
  }

  /** The same but for one value. */
  public static Inputs with(Instance instance, SecretKey key, String value) {
    var values = values(instance);
    values.put(key, value);
    return new Inputs(values);
  }

  public static Map<SecretKey, String> values(Instance instance) {
    var values = new LinkedHashMap<SecretKey, String>();
    InputReferences.of(instance)
        .forEach(reference -> values.put(reference.key(), value(reference)));
    return values;
  }

  private static String value(InputReference reference) {
    var unique = CANARY + "-" + reference.key().secret() + "-" + reference.key().key();
    return switch (reference.meaning()) {
      case TEXT, PASSWORD, KEY, ENCRYPTION_KEY -> unique;
      case POSTGRESQL_URL -> "postgresql://lago:" + unique + "@db:5432/lago?sslmode=require";
      case REDIS_URL -> "rediss://:" + unique + "@redis:6380/3";
      case HOST -> unique.replace("_", "-");
      case PORT, NUMBER -> "15";
      case SSL_MODE -> "prefer";
      case RSA_KEY -> Base64.getEncoder().encodeToString(PEM.getBytes(StandardCharsets.UTF_8));
      case CERTIFICATE -> CERTIFICATE;
    };
  }
}
