package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object that is there, and what may become of it. */
public interface Held {
  /** As it is shown to people. */
  HasMetadata object();

  /** Whether the operator may change it. */
  boolean isOurs();

  /** Whether the operator removes it where nobody wants it any more. */
  boolean mayGo();

  /** Whether nothing is left to write. */
  boolean isAs(HasMetadata desired);
}
