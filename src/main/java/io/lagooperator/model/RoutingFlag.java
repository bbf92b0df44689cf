package io.lagooperator.model;

import java.util.List;
import java.util.Optional;

/**
 * A variable that sends jobs to a worker of their own. It is read where a job is enqueued, so all
 * Ruby processes have it, Jobs too; and it is set exactly while that worker is wanted.
 */
public record RoutingFlag(String name, Component worker) {
  public static final List<RoutingFlag> ALL =
      WorkerCatalogue.BUILT_IN.entries().stream()
          .flatMap(e -> e.flag().map(flag -> new RoutingFlag(flag, e.component())).stream())
          .toList();

  /** Nothing where it is off: some readers take any text for on. */
  public Optional<String> value(Reader reader) {
    var instance = reader.instance();
    return Routing.of(instance, reader.component()).contains(worker)
        ? Optional.of(value(instance.workload(worker)))
        : Optional.empty();
  }

  private static String value(Workload workload) {
    return workload.component() == Component.DEDICATED
        ? String.join(",", workload.organizations())
        : "true";
  }
}
