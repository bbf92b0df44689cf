package io.lagooperator.api;

/** Which kind of External Secrets store is meant. */
public enum StoreKind {
  SecretStore,
  ClusterSecretStore
}
