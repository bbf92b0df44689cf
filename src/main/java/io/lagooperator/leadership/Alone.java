package io.lagooperator.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;

/** The only replica: it works from the start to the end. */
final class Alone implements Leadership {
  private volatile boolean leads = true;

  @Override
  public void stand(KubernetesClient client, Runnable won, Runnable lost) {
    // There is nobody to wait for.
  }

  @Override
  public boolean leads() {
    return leads;
  }

  @Override
  public boolean mayWrite() {
    return true;
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void handOver() {
    leads = false;
  }
}
