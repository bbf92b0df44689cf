package io.lagooperator.model;

import io.lagooperator.api.KeysSpec;
import io.lagooperator.api.KeysSpec.KeyNames;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves {@code spec.keys}; keys are made only where no bag has any. */
final class KeysResolver {
  private KeysResolver() {}

  static Keys resolve(@Nullable KeysSpec given, Names names, Bags bags) {
    if (given == null && BagName.KEYS.stream().anyMatch(k -> bags.find(k.names()).isPresent())) {
      return fromBags(bags);
    }
    var keys = Optional.ofNullable(given);
    var secret = keys.map(k -> k.secret().name()).orElse(names.keys());
    var own = keys.map(KeysSpec::names);
    return new Keys(
        keys.isEmpty(),
        key(secret, own, KeyNames::secretKeyBase, Keys.SECRET_KEY_BASE),
        key(secret, own, KeyNames::rsaPrivateKey, Keys.RSA_PRIVATE_KEY),
        key(secret, own, KeyNames::encryptionPrimaryKey, Keys.ENCRYPTION_PRIMARY_KEY),
        key(secret, own, KeyNames::encryptionDeterministicKey, Keys.ENCRYPTION_DETERMINISTIC_KEY),
        key(
            secret,
            own,
            KeyNames::encryptionKeyDerivationSalt,
            Keys.ENCRYPTION_KEY_DERIVATION_SALT));
  }

  private static Keys fromBags(Bags bags) {
    return new Keys(
        false,
        bags.wanted(BagName.SECRET_KEY_BASE.names()),
        bags.wanted(BagName.RSA_PRIVATE_KEY.names()),
        bags.wanted(BagName.PRIMARY_KEY.names()),
        bags.wanted(BagName.DETERMINISTIC_KEY.names()),
        bags.wanted(BagName.DERIVATION_SALT.names()));
  }

  private static SecretKey key(
      String secret,
      Optional<KeyNames> own,
      Function<KeyNames, @Nullable String> given,
      String unset) {
    return new SecretKey(
        secret, own.flatMap(n -> Optional.ofNullable(given.apply(n))).orElse(unset));
  }
}
