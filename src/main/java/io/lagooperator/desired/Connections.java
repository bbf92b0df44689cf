package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Keys;
import io.lagooperator.model.RsaKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Secret of values that are derived from others, such as URLs with escaped passwords. */
final class Connections {
  static final String DATABASE_URL = "DATABASE_URL";
  static final String REDIS_URL = "REDIS_URL";
  static final String REDIS_CACHE_URL = "LAGO_REDIS_CACHE_URL";
  static final String REDIS_CABLE_URL = "LAGO_REDIS_CABLE_URL";

  private Connections() {}

  /**
   * Other values have another name: a container reads its Secret whenever it starts, and one that
   * starts again while its turn has not come must not meet a new database.
   */
  static String name(Instance instance, Inputs inputs) {
    var values = List.copyOf(values(instance, inputs).values());
    return instance.names().connections(inputs.digest(instance.keys(), values).substring(0, 8));
  }

  static Secret secret(Instance instance, Inputs inputs) {
    var data = new TreeMap<String, String>();
    values(instance, inputs)
        .forEach(
            (name, value) ->
                data.put(
                    name,
                    Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return new SecretBuilder()
        .withMetadata(Metadata.of(instance, name(instance, inputs)))
        .withType("Opaque")
        .withData(data)
        .build();
  }

  static Map<String, String> values(Instance instance, Inputs inputs) {
    var values = new TreeMap<String, String>();
    values.put(DATABASE_URL, instance.database().url(inputs));
    values.put(REDIS_URL, instance.redis().queueUrl(inputs));
    values.put(REDIS_CACHE_URL, instance.redis().cacheUrl(inputs));
    values.put(REDIS_CABLE_URL, instance.redis().queueUrl(inputs));
    if (!instance.keys().generated()) {
      values.putAll(keys(instance.keys(), inputs));
    }
    return values;
  }

  /** Keys of the user, who may change them: pods see the change only when their turn comes. */
  private static Map<String, String> keys(Keys keys, Inputs inputs) {
    return Map.of(
        Keys.SECRET_KEY_BASE, inputs.value(keys.secretKeyBase()),
        // Users hold it as a PEM file or as base64 of one; Lago reads only the latter.
        Keys.RSA_PRIVATE_KEY, RsaKey.forLago(inputs.value(keys.rsaPrivateKey())),
        Keys.ENCRYPTION_PRIMARY_KEY, inputs.value(keys.encryptionPrimaryKey()),
        Keys.ENCRYPTION_DETERMINISTIC_KEY, inputs.value(keys.encryptionDeterministicKey()),
        Keys.ENCRYPTION_KEY_DERIVATION_SALT, inputs.value(keys.encryptionKeyDerivationSalt()));
  }
}
