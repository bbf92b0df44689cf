package io.lagooperator.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values of every Secret key that an instance reads; never printed. */
public record Inputs(Map<SecretKey, String> values) {
  public Inputs {
    values = Map.copyOf(values);
  }

  public String value(SecretKey key) {
    var value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "Secret " + key.secret() + " was not read for key " + key.key());
    }
    return value;
  }

  /** The value of a key that nobody misses. */
  public Optional<String> find(SecretKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** These, and more that were found. */
  public Inputs and(Map<SecretKey, String> more) {
    var all = new HashMap<>(values);
    more.forEach(all::putIfAbsent);
    return new Inputs(all);
  }

  /** Tells instances' encryption keys apart without giving them away: they are long and random. */
  public String keysFingerprint(Keys keys) {
    return Fingerprint.of(keys.encryption().stream().map(this::value).toList());
  }

  /**
   * Changes when one of these values changes, and gives none of them away. Its key is one that can
   * never change: with another, all would change and every pod would be replaced.
   */
  public String digest(Keys keys, Collection<String> consumed) {
    return Fingerprint.keyed(value(keys.encryptionPrimaryKey()), consumed);
  }

  @Override
  public String toString() {
    return "Inputs[" + values.keySet() + "]";
  }
}
