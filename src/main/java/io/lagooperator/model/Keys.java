package io.lagooperator.model;

import java.util.List;

/** The keys of Lago: which Secret holds them, under which names. */
public record Keys(
    boolean generated,
    SecretKey secretKeyBase,
    SecretKey rsaPrivateKey,
    SecretKey encryptionPrimaryKey,
    SecretKey encryptionDeterministicKey,
    SecretKey encryptionKeyDerivationSalt) {
  public static final String SECRET_KEY_BASE = "SECRET_KEY_BASE";
  public static final String RSA_PRIVATE_KEY = "LAGO_RSA_PRIVATE_KEY";
  public static final String ENCRYPTION_PRIMARY_KEY = "LAGO_ENCRYPTION_PRIMARY_KEY";
  public static final String ENCRYPTION_DETERMINISTIC_KEY = "LAGO_ENCRYPTION_DETERMINISTIC_KEY";
  public static final String ENCRYPTION_KEY_DERIVATION_SALT = "LAGO_ENCRYPTION_KEY_DERIVATION_SALT";

  /** The keys that stored data depends on: with others it can never be read again. */
  public List<SecretKey> encryption() {
    return List.of(encryptionPrimaryKey, encryptionDeterministicKey, encryptionKeyDerivationSalt);
  }

  public List<SecretKey> all() {
    return List.of(
        secretKeyBase,
        rsaPrivateKey,
        encryptionPrimaryKey,
        encryptionDeterministicKey,
        encryptionKeyDerivationSalt);
  }
}
