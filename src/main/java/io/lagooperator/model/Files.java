package io.lagooperator.model;

import java.util.Optional;

/** Where files such as invoices are kept. */
public sealed interface Files {
  /** A volume that the operator makes. */
  record OwnVolume(String size, Optional<String> storageClass, boolean shared) implements Files {}

  /** A volume of the user. */
  record ExistingVolume(String claim, boolean shared) implements Files {}

  /** Whether many nodes may mount it; otherwise all pods that use it must share one. */
  boolean shared();
}
