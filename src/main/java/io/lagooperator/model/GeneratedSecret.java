package io.lagooperator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Secret that is made once, and never replaced or completed: lost keys are lost data. */
public record GeneratedSecret(String name, boolean holdsKeys, Map<String, Form> entries) {

  /** How a generated value looks. */
  public enum Form {
    /** 64 random bytes in hexadecimal. */
    HEX_128,
    /** 32 random letters and digits. */
    ALPHANUMERIC_32,
    /** A new RSA key as base64 of its PEM file. */
    RSA_2048
  }

  /** The Secrets that the operator makes for an instance. */
  public static List<GeneratedSecret> of(Instance instance) {
    var secrets = new ArrayList<GeneratedSecret>();
    if (instance.keys().generated()) {
      secrets.add(
          new GeneratedSecret(
              instance.names().keys(),
              true,
              new TreeMap<>(
                  Map.of(
                      Keys.SECRET_KEY_BASE, Form.HEX_128,
                      Keys.RSA_PRIVATE_KEY, Form.RSA_2048,
                      Keys.ENCRYPTION_PRIMARY_KEY, Form.ALPHANUMERIC_32,
                      Keys.ENCRYPTION_DETERMINISTIC_KEY, Form.ALPHANUMERIC_32,
                      Keys.ENCRYPTION_KEY_DERIVATION_SALT, Form.ALPHANUMERIC_32))));
    }
    if (instance.database() instanceof Database.Bundled bundled) {
      secrets.add(credentials(bundled.password()));
    }
    if (instance.redis() instanceof Redis.Bundled bundled) {
      secrets.add(credentials(bundled.password()));
    }
    instance.organizationToMake().flatMap(o -> admin(instance, o)).ifPresent(secrets::add);
    return List.copyOf(secrets);
  }

  private static Optional<GeneratedSecret> admin(Instance instance, Organization organization) {
    var entries = new TreeMap<String, Form>();
    Stream.of(organization.password(), organization.apiKey())
        .filter(key -> key.secret().equals(instance.names().admin()))
        .forEach(key -> entries.put(key.key(), Form.ALPHANUMERIC_32));
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new GeneratedSecret(instance.names().admin(), false, entries));
  }

  private static GeneratedSecret credentials(SecretKey password) {
    return new GeneratedSecret(
        password.secret(), false, Map.of(password.key(), Form.ALPHANUMERIC_32));
  }
}
