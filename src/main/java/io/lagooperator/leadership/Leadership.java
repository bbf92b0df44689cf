package io.lagooperator.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.settings.LeaseSettings;
import java.util.Optional;

/** Whether this replica is the one that works. */
public sealed interface Leadership permits Alone, Election {
  /** Without a lease there is no other replica. */
  static Leadership of(Optional<LeaseSettings> lease) {
    return lease.<Leadership>map(Election::new).orElseGet(Alone::new);
  }

  /**
   * Waits to be the one, where there are others. Both ends are told at most once; that it is lost
   * only when it was not handed over.
   */
  void stand(KubernetesClient client, Runnable won, Runnable lost);

  /** Whether this replica works now. */
  boolean leads();

  /** Whether it is sure that no other replica works yet. */
  boolean mayWrite();

  /** Whether the lease is still asked for, by whoever holds it and by whoever waits. */
  boolean isAlive();

  /** To be called when nothing is at work any more: the next replica follows at once. */
  void handOver();
}
