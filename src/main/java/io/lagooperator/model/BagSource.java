package io.lagooperator.model;

import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.LocalReference;
import io.lagooperator.api.SettingsSource;
import io.lagooperator.api.SettingsSource.ExternalSecretSource;
import io.lagooperator.api.StoreKind;
import java.util.List;
import java.util.Optional;

/** One bag of settings: the Secret that holds it, and where it comes from if the user has none. */
public record BagSource(String secret, Optional<Stored> stored) {
  private static final int REFRESH_SECONDS = 3600;

  /** A path in a store, from which the Secret is made. */
  public record Stored(String kind, String store, String path, int refreshSeconds) {
    /** As the settings of the operator list it. */
    String name() {
      return kind + "/" + store;
    }

    static Stored of(ExternalSecretSource given) {
      return new Stored(
          Optional.ofNullable(given.store().kind()).orElse(StoreKind.SecretStore.name()),
          given.store().name(),
          given.path(),
          Optional.ofNullable(given.refreshIntervalSeconds()).orElse(REFRESH_SECONDS));
    }
  }

  static List<BagSource> of(LagoInstanceSpec spec, Names names) {
    return Optional.ofNullable(spec.settingsFrom()).orElse(List.of()).stream()
        .map(given -> of(given, names))
        .toList();
  }

  private static BagSource of(SettingsSource given, Names names) {
    return Optional.ofNullable(given.externalSecret())
        .map(Stored::of)
        .map(stored -> new BagSource(names.settings(hash(stored)), Optional.of(stored)))
        .orElseGet(
            () ->
                new BagSource(
                    Optional.ofNullable(given.secret()).map(LocalReference::name).orElseThrow(),
                    Optional.empty()));
  }

  /** Of what is read, and not of how often: then the Secret stays the same. */
  private static String hash(Stored stored) {
    return Fingerprint.of(stored.kind(), stored.store(), stored.path()).substring(0, 8);
  }
}
