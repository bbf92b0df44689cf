package io.lagooperator.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that examples and the vendor's own Compose files come with: everybody knows them. */
final class Placeholders {
  private static final Set<String> KNOWN =
      Set.of(
          "changeme",
          "change-me",
          "change_me",
          "changeit",
          "replaceme",
          "todo",
          "lago",
          "azerty123456");

  /** Such as your-secret-key-base-hex-64 and your-encryption-primary-key. */
  private static final String VENDORS_KEY = "your-[a-z0-9-]+";

  private Placeholders() {}

  static Optional<String> inPassword(String password) {
    return known(password, "Put the real password there; the operator goes on by itself.");
  }

  static Optional<String> inKey(String key) {
    return found(key, "Put a long random text there; the operator goes on by itself.");
  }

  static Optional<String> inEncryptionKey(String key) {
    return found(
        key,
        "Put a long random text there; only for a database that was already written with it, give"
            + " spec.upgrade.from instead.");
  }

  private static Optional<String> found(String value, String remedy) {
    return value.toLowerCase(Locale.ROOT).matches(VENDORS_KEY)
        ? Optional.of("is a placeholder of the vendor's examples. " + remedy)
        : known(value, remedy);
  }

  private static Optional<String> known(String value, String remedy) {
    return KNOWN.contains(value.toLowerCase(Locale.ROOT))
        ? Optional.of("is the placeholder '" + value + "'. " + remedy)
        : Optional.empty();
  }
}
