package io.lagooperator.testing;

import org.jspecify.annotations.Nullable;

/**
 * Starts the JVM's one cluster at most once; when that fails, every test learns the same reason.
 */
final class SharedCluster {
  private static @Nullable Cluster cluster;
  private static @Nullable String failure;

  private SharedCluster() {}

  static synchronized Cluster get() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    if (cluster == null) {
      try {
        cluster = Cluster.start("shared");
      } catch (RuntimeException e) {
        failure = String.valueOf(e.getMessage());
        throw e;
      }
    }
    return cluster;
  }
}
