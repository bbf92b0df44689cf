package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus.Connections;
import io.lagooperator.model.ConnectionBudget;
import io.lagooperator.model.Instance;

/** How many database connections an instance may open, in words where they are too many. */
final class ConnectionReport {
  private ConnectionReport() {}

  static Connections of(Instance instance) {
    var connections = ConnectionBudget.of(instance);
    var limit = connections.limit();
    return new Connections(
        connections.budget(), limit.isPresent() ? Integer.valueOf(limit.getAsInt()) : null);
  }

  /** A warning and no fault: they need not all be open at once. Empty where there is none. */
  static String warning(Instance instance) {
    var connections = ConnectionBudget.of(instance);
    return connections.isExceeded()
        ? " They may open %d database connections, but database.maxConnections is %d: raise it at the server, or lower replicas, concurrency or database.pool."
            .formatted(connections.budget(), connections.limit().orElseThrow())
        : "";
  }
}
