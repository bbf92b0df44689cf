package io.lagooperator.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A Lease whose age is told by this machine's clock alone, from when a renewal was first seen: the
 * clocks of two machines may differ by more than a lease lasts.
 */
final class OwnClockLock implements Lock {
  private final LeaseLock lease;
  private final String place;
  private final Renewals renewals;
  private @Nullable LeaderElectionRecord seen;
  private long seenAt = System.nanoTime();

  OwnClockLock(String namespace, String name, String identity, Renewals renewals) {
    this.lease = new LeaseLock(namespace, name, identity);
    this.place = namespace + "/" + name;
    this.renewals = renewals;
  }

  @Override
  public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
    renewals.asked();
    var record = lease.get(client);
    if (record == null) {
      return null;
    }
    if (!record.equals(seen)) {
      seen = record;
      seenAt = System.nanoTime();
    }
    return new LeaderElectionRecord(
        record.getHolderIdentity(),
        record.getLeaseDuration(),
        record.getAcquireTime(),
        // A clock that is set forward makes no lease older.
        ZonedDateTime.now(ZoneOffset.UTC).minusNanos(System.nanoTime() - seenAt),
        record.getLeaderTransitions());
  }

  @Override
  public void create(KubernetesClient client, LeaderElectionRecord record) {
    renewals.by(() -> lease.create(client, record));
  }

  @Override
  public void update(KubernetesClient client, LeaderElectionRecord record) {
    if (record.getHolderIdentity() == null) {
      renewals.end();
      // Nobody, in so many words: what is left out of a patch stays as it is.
      lease.update(
          client,
          new LeaderElectionRecord(
              "",
              record.getLeaseDuration(),
              record.getAcquireTime(),
              record.getRenewTime(),
              record.getLeaderTransitions()));
    } else {
      renewals.by(() -> lease.update(client, record));
    }
  }

  @Override
  public String identity() {
    return lease.identity();
  }

  /** Where the lease is. */
  @Override
  public String describe() {
    return place;
  }
}
