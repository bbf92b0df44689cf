package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.api.LagoInstance;
import java.util.List;
import java.util.Optional;

/** What is known of the cluster, be it watched all the time or looked at once. */
interface Known {
  /** Whether objects of this kind can be seen, and so be written. */
  boolean watches(Class<? extends HasMetadata> kind);

  <R extends HasMetadata> Optional<R> get(Class<R> kind, String namespace, String name);

  /** Objects that carry the labels of an instance. */
  <R extends HasMetadata> List<R> of(Class<R> kind, LagoInstance lago);

  /** Lets what comes next see what was written. */
  <R extends HasMetadata> void remember(Optional<R> before, R written);
}
