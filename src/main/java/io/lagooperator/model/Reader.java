package io.lagooperator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process that reads an environment: that of a component, or of a Job when there is none. */
public record Reader(ProcessKind kind, Optional<Component> component, Instance instance) {

  /** Nothing for components that read no environment of Lago. */
  public static Optional<Reader> of(Instance instance, Component component) {
    return ProcessKind.of(component)
        .map(kind -> new Reader(kind, Optional.of(component), instance));
  }

  public static Reader ofMigration(Instance instance) {
    return new Reader(ProcessKind.MIGRATION, Optional.empty(), instance);
  }

  /** Of Jobs that leave the schema as it is. */
  public static Reader ofJobs(Instance instance) {
    return new Reader(ProcessKind.JOB, Optional.empty(), instance);
  }

  /** Every process of an instance. */
  public static List<Reader> all(Instance instance) {
    var readers = new ArrayList<Reader>();
    instance.components().forEach(c -> of(instance, c).ifPresent(readers::add));
    readers.add(ofMigration(instance));
    readers.add(ofJobs(instance));
    return List.copyOf(readers);
  }

  /** Whether it is a worker that goes on only until its queues are empty. */
  public boolean isDraining() {
    return workload().filter(w -> w.duty() == Duty.DRAINING).isPresent();
  }

  Optional<Workload> workload() {
    return component.filter(instance::has).map(instance::workload);
  }
}
