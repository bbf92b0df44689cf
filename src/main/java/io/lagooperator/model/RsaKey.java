package io.lagooperator.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The RSA key in the forms that users have it, and in the one form that Lago reads. */
public final class RsaKey {
  private static final String BEGIN = "-----BEGIN ";
  private static final List<String> FORMS_OF_RSA =
      List.of(BEGIN + "PRIVATE KEY-----", BEGIN + "RSA PRIVATE KEY-----");

  private RsaKey() {}

  /** Why a text is no RSA private key, if it is none. */
  static Optional<String> complaint(String text) {
    var pem = pem(text);
    if (pem.isEmpty()) {
      return Optional.of(
          "is neither a PEM file nor base64 of one. Put the private key there as openssl writes"
              + " it; the operator goes on by itself.");
    }
    if (pem.get().contains("ENCRYPTED")) {
      return Optional.of(
          "is an encrypted key, which Lago cannot read. Decrypt it with openssl rsa.");
    }
    if (!pem.get().contains("PRIVATE KEY-----")) {
      return Optional.of("is not a private key. Put the private key there, not the public one.");
    }
    return FORMS_OF_RSA.stream().anyMatch(pem.get()::startsWith)
        ? Optional.empty()
        : Optional.of(
            "is not an RSA key in PKCS #1 or PKCS #8 form, which is all that Lago reads. Make one"
                + " with openssl genrsa 2048.");
  }

  /** Base64 of the PEM file on one line: what Lago reads from its environment. */
  public static String forLago(String text) {
    var pem = pem(text).orElseThrow(() -> new IllegalArgumentException("not an RSA key"));
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> pem(String text) {
    if (text.startsWith(BEGIN)) {
      return Optional.of(text);
    }
    try {
      var decoded = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
      return Optional.of(decoded).filter(pem -> pem.startsWith(BEGIN));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
