package io.lagooperator.model;

import java.util.OptionalInt;

/** How many database connections an instance may open, and how many the server allows. */
public record ConnectionBudget(int budget, OptionalInt limit) {
  /** Lago connects for events apart from all else, each with a pool of its own. */
  private static final int POOLS = 2;

  private static final int SMALL_POOL = 5;
  private static final int PROCESSOR_CONNECTIONS = 50;

  public static ConnectionBudget of(Instance instance) {
    return new ConnectionBudget(
        instance.workloads().values().stream().mapToInt(w -> of(instance, w)).sum(),
        instance.databaseTuning().maxConnections());
  }

  public boolean isExceeded() {
    return limit.isPresent() && budget > limit.getAsInt();
  }

  private static int of(Instance instance, Workload workload) {
    if (workload.component() == Component.EVENTS_PROCESSOR) {
      return pods(workload) * processorPool(instance);
    }
    var ruby = ProcessKind.of(workload.component()).filter(ProcessKind::isRuby).isPresent();
    return ruby ? pods(workload) * processes(workload) * pool(instance, workload) * POOLS : 0;
  }

  /** The connections of one pool of a Ruby process: one for each thing it does at once. */
  static int pool(Instance instance, Workload workload) {
    var needed =
        switch (workload.component().role()) {
          case API -> workload.threads().orElse(vendorsThreads(instance));
          case WORKER -> concurrency(workload) + 2;
          case STORE, STREAM, PDF, FRONT, CLOCK -> SMALL_POOL;
        };
    return instance.databaseTuning().pool().orElse(needed);
  }

  /** By itself the events processor would take 200, more than PostgreSQL allows unless told. */
  static int processorPool(Instance instance) {
    return instance.databaseTuning().pool().orElse(PROCESSOR_CONNECTIONS);
  }

  private static int concurrency(Workload worker) {
    return worker.concurrency().orElse(WorkerCatalogue.BUILT_IN.concurrency(worker.component()));
  }

  private static int vendorsThreads(Instance instance) {
    return Feature.THREE_THREADS.isIn(instance.release()) ? 3 : 5;
  }

  private static int pods(Workload workload) {
    return workload.autoscaling().map(Workload.Autoscaling::max).orElse(workload.replicas());
  }

  private static int processes(Workload workload) {
    return Math.max(1, workload.processes().orElse(1));
  }
}
