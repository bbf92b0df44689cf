package io.lagooperator.authoring;

import io.lagooperator.model.Keys;
import java.util.List;

/** Each key of encryption has two names, of which Lago reads the shorter one first. */
final class EncryptionNames {
  static final List<String> ALL =
      List.of(
          Keys.ENCRYPTION_PRIMARY_KEY,
          Keys.ENCRYPTION_DETERMINISTIC_KEY,
          Keys.ENCRYPTION_KEY_DERIVATION_SALT);

  private EncryptionNames() {}

  static String readFirst(String name) {
    return name.replaceFirst("^LAGO_", "");
  }

  static boolean isReadFirst(String name) {
    return ALL.stream().map(EncryptionNames::readFirst).anyMatch(name::equals);
  }
}
