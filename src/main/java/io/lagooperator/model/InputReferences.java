package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists every Secret key that an instance reads. */
public final class InputReferences {
  private static final String KEYS_PATH = "spec.keys.secret";

  private InputReferences() {}

  /** Keys whose values are passed on when they are there, and missed by nobody when not. */
  public static List<SecretKey> optional(Instance instance) {
    return Stream.concat(
            instance.organization().map(Organization::apiKey).stream(),
            Reader.all(instance).stream()
                .filter(Reader::isDraining)
                .flatMap(reader -> instance.settings().extrasOf(reader).stream())
                .flatMap(extra -> extra.secret().stream()))
        .distinct()
        .toList();
  }

  public static List<InputReference> of(Instance instance) {
    var keys = instance.keys();
    var references = new ArrayList<InputReference>();
    references.add(new InputReference(keys.secretKeyBase(), KEYS_PATH, Meaning.KEY));
    references.add(new InputReference(keys.rsaPrivateKey(), KEYS_PATH, Meaning.RSA_KEY));
    keys.encryption()
        .forEach(key -> references.add(new InputReference(key, KEYS_PATH, Meaning.ENCRYPTION_KEY)));
    references.addAll(instance.database().references());
    references.addAll(instance.redis().references("spec.redis"));
    references.addAll(instance.redisRoles().references());
    instance
        .databaseTuning()
        .migration()
        .ifPresent(migration -> references.addAll(migration.references()));
    references.addAll(EnvironmentTable.references(instance));
    var settings = instance.settings();
    instance
        .files()
        .gcs()
        .flatMap(Files.Gcs::keyfile)
        .ifPresent(
            key ->
                references.add(
                    new InputReference(key, "spec.storage.gcs.keyfileSecret", Meaning.TEXT)));
    settings
        .certificateAuthorities()
        .ifPresent(
            key -> references.add(new InputReference(key, "spec.caBundle", Meaning.CERTIFICATE)));
    Reader.all(instance).stream()
        .filter(reader -> !reader.isDraining())
        .flatMap(reader -> settings.extrasOf(reader).stream())
        .distinct()
        .forEach(
            extra ->
                extra
                    .secret()
                    .ifPresent(
                        key ->
                            references.add(
                                new InputReference(key, extra.path(), extra.meaning()))));
    instance
        .organizationToMake()
        .ifPresent(
            organization -> {
              references.add(
                  new InputReference(
                      organization.password(),
                      "spec.organization.passwordSecret",
                      Meaning.PASSWORD));
              references.add(
                  new InputReference(
                      organization.apiKey(), "spec.organization.apiKeySecret", Meaning.PASSWORD));
            });
    return List.copyOf(references);
  }
}
