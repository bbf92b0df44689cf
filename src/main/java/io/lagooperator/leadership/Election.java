package io.lagooperator.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.lagooperator.settings.LeaseSettings;
import io.lagooperator.settings.Setting;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replicas of which the one that holds the lease works. The framework's own election is not used:
 * it cannot hand over, does not say when it renewed, and compares the clocks of two machines.
 */
final class Election implements Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Election.class);

  /** One failed request at the end would cost the next replica the time of the whole lease. */
  private static final int TRIES = 3;

  private final LeaseSettings settings;
  private final Renewals renewals;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Election::thread);
  private @Nullable LeaderElector elector;
  private @Nullable CompletableFuture<?> standing;
  private volatile boolean leads;
  private volatile boolean over;

  Election(LeaseSettings settings) {
    this.settings = settings;
    this.renewals = new Renewals(settings, System::nanoTime);
  }

  @Override
  public void stand(KubernetesClient client, Runnable won, Runnable lost) {
    // A pod that starts again is somebody else: what it was may still be at work.
    var identity = settings.replica() + "_" + UUID.randomUUID();
    var namespace = namespace(client);
    var lock = new OwnClockLock(namespace, settings.name(), identity, renewals);
    var callbacks =
        new LeaderCallbacks(
            () -> {
              LOG.info("This replica leads: {} holds the lease {}.", identity, lock.describe());
              leads = true;
              won.run();
            },
            () -> end(lost),
            holder -> LOG.debug("The lease {} is held by {}.", lock.describe(), holder));
    elector =
        new LeaderElector(
            impatient(client),
            new LeaderElectionConfig(
                lock,
                settings.expiry(),
                settings.renewDeadline(),
                settings.retryPeriod(),
                callbacks,
                false,
                settings.name()),
            thread);
    LOG.info("Waiting for the lease {}.", lock.describe());
    standing = elector.start();
  }

  /** One request that hangs must not take the time of all that could renew the lease. */
  private KubernetesClient impatient(KubernetesClient client) {
    return client
        .newClient(
            new RequestConfigBuilder()
                .withRequestTimeout((int) settings.patience().toMillis())
                .withRequestRetryBackoffLimit(0)
                .build())
        .adapt(KubernetesClient.class);
  }

  private String namespace(KubernetesClient client) {
    var namespace = settings.namespace().orElseGet(client::getNamespace);
    if (namespace == null) {
      throw new IllegalStateException(
          Setting.LEASE_NAMESPACE.variable()
              + " must be set: the namespace of the operator is not known");
    }
    return namespace;
  }

  private void end(Runnable lost) {
    if (leads && !over) {
      over = true;
      leads = false;
      lost.run();
    }
  }

  @Override
  public boolean leads() {
    return leads;
  }

  @Override
  public boolean mayWrite() {
    return renewals.areRecent();
  }

  @Override
  public boolean isAlive() {
    return renewals.areAskedFor();
  }

  @Override
  public void handOver() {
    over = true;
    leads = false;
    if (elector == null) {
      return;
    }
    Objects.requireNonNull(standing).cancel(true);
    for (var tries = 1; !release(tries == TRIES); tries++) {
      LOG.debug("The lease is released once more.");
    }
    thread.shutdown();
  }

  /** Also one that waits may have won at the last moment. Says whether there is no more to do. */
  private boolean release(boolean last) {
    try {
      if (Objects.requireNonNull(elector).release()) {
        LOG.info("The lease is handed over.");
      }
      return true;
    } catch (KubernetesClientException e) {
      if (last) {
        LOG.warn(
            "The lease could not be handed over; another replica takes it after {} s: {}",
            settings.duration().toSeconds(),
            e.getMessage());
      }
      return last;
    }
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "lease");
    thread.setDaemon(true);
    return thread;
  }
}
