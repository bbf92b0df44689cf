package io.lagooperator.apply;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.lagooperator.api.LagoInstance;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances that this operator looks after. */
final class Charges {
  private final String operatorClass;
  private final SimpleInboundEventSource<LagoInstance> turns =
      new SimpleInboundEventSource<>("turns");
  private volatile @Nullable IndexerResourceCache<LagoInstance> cache;

  Charges(String operatorClass) {
    this.operatorClass = operatorClass;
  }

  void in(IndexerResourceCache<LagoInstance> instances) {
    cache = instances;
  }

  EventSource<?, LagoInstance> source() {
    return turns;
  }

  boolean include(LagoInstance lago) {
    var wanted = lago.getSpec() == null ? null : lago.getSpec().operatorClass();
    return operatorClass.equals(wanted == null ? "" : wanted);
  }

  /** As they were last seen. */
  Stream<LagoInstance> all() {
    var known = cache;
    return known == null ? Stream.of() : known.list().filter(this::include);
  }

  /** Has each of them looked at. */
  void wake() {
    all().map(ResourceID::fromResource).forEach(turns::propagateEvent);
  }
}
