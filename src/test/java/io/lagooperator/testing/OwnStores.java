package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;

/** Data stores that are there before an instance, which it is told of by a Secret. */
final class OwnStores {
  static final String DATABASE = "postgresql://lago:secret@db:5432/lago";
  static final String REDIS = "redis://redis:6379";

  private static final String NAME = "own-stores";

  private OwnStores() {}

  /** Lines below {@code spec}. */
  static String[] spec() {
    return new String[] {
      "database: {urlSecret: {name: %s, key: database}}".formatted(NAME),
      "redis: {urlSecret: {name: %s, key: redis}}".formatted(NAME)
    };
  }

  static void create(TestNamespace namespace) {
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withStringData(Map.of("database", DATABASE, "redis", REDIS))
                .build())
        .create();
  }
}
