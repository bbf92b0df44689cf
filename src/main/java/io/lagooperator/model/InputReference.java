package io.lagooperator.model;

/** One Secret key that a spec refers to, and what is expected in it. */
public record InputReference(SecretKey key, String path, Meaning meaning) {

  /** The password of a Redis that is given by its parts. */
  static InputReference ofPassword(SecretKey key, String path) {
    return new InputReference(key, path + ".external.passwordSecret", Meaning.PASSWORD);
  }

  /** What a value is for, which decides how it is checked. */
  public enum Meaning {
    TEXT,
    HOST,
    PORT,
    NUMBER,
    SSL_MODE,
    PASSWORD,
    POSTGRESQL_URL,
    REDIS_URL,
    RSA_KEY,
    KEY,
    ENCRYPTION_KEY,
    CERTIFICATE
  }
}
