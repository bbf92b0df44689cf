package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.lagooperator.api.LagoInstance;
import java.util.concurrent.Semaphore;

/**
 * Watches objects of one kind in one place, and reads what is there when it is its turn. All
 * sources are started at once, and kinds times namespaces are soon more requests than one
 * connection to the API server carries.
 */
final class InTurn<R extends HasMetadata> extends InformerEventSource<R, LagoInstance> {
  private final Semaphore turns;

  InTurn(
      InformerEventSourceConfiguration<R> configuration,
      EventSourceContext<LagoInstance> context,
      Semaphore turns) {
    super(configuration, context);
    this.turns = turns;
  }

  @Override
  public synchronized void start() {
    turns.acquireUninterruptibly();
    try {
      super.start();
    } finally {
      turns.release();
    }
  }
}
