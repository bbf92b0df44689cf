package io.lagooperator.testing;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many writes an operator gets through to the API server. Whatever it asks after the last one
 * fails, as if its process had ended there.
 */
public final class Lifetime implements Interceptor {
  private final int writes;
  private final AtomicInteger asked = new AtomicInteger();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  public Lifetime(int writes) {
    this.writes = writes;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!request.method().equals("GET") && asked.incrementAndGet() > writes) {
      end.complete(null);
    }
    if (hasEnded()) {
      throw new KubernetesClientException("this operator has died");
    }
  }

  public boolean hasEnded() {
    return end.isDone();
  }

  /** Comes when the operator dies. */
  public CompletableFuture<Void> end() {
    return end;
  }
}
