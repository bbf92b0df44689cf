package io.lagooperator.desired;

import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.ProcessKind;
import io.lagooperator.model.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The environments of all processes of an instance. Each is worked out once: its pods, their hash
 * and the Secret that it reads ask for it in turn.
 */
final class Environments {
  private final Instance instance;
  private final Inputs inputs;
  private final Map<Who, Environment> worked = new ConcurrentHashMap<>();

  private record Who(ProcessKind kind, Optional<Component> component) {}

  Environments(Instance instance, Inputs inputs) {
    this.instance = instance;
    this.inputs = inputs;
  }

  Instance instance() {
    return instance;
  }

  Inputs inputs() {
    return inputs;
  }

  /** Nothing for components that the table of the model does not concern. */
  Optional<Environment> of(Component component) {
    return Reader.of(instance, component).map(this::of);
  }

  Environment ofMigration() {
    return of(Reader.ofMigration(instance));
  }

  /** Of Jobs that leave the schema as it is. */
  Environment ofJobs() {
    return of(Reader.ofJobs(instance));
  }

  Stream<Environment> all() {
    return Reader.all(instance).stream().map(this::of);
  }

  private Environment of(Reader reader) {
    return worked.computeIfAbsent(
        new Who(reader.kind(), reader.component()), who -> new Environment(reader, inputs));
  }
}
