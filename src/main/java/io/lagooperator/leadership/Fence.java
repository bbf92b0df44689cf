package io.lagooperator.leadership;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.lagooperator.settings.Setting;

/**
 * Lets no write out of a replica that may have been followed by another, as when it was held up in
 * the middle of a pass. The lease itself is always asked for.
 */
public final class Fence implements Interceptor {
  private static final String LEASES = "/apis/coordination.k8s.io/";

  private final Leadership leadership;

  public Fence(Leadership leadership) {
    this.leadership = leadership;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    var writes = !request.method().equals("GET") && !request.uri().getPath().contains(LEASES);
    if (writes && !leadership.mayWrite()) {
      throw new KubernetesClientException(
          "nothing is written any more, because the lease was not renewed in time; see "
              + Setting.LEASE_SECONDS.variable());
    }
  }
}
