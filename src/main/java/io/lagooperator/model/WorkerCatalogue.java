package io.lagooperator.model;

import java.util.List;
import java.util.Optional;

/** What is known of Lago's workers: since when there are scripts for them, and how they work. */
public final class WorkerCatalogue {
  /** The catalogue that the operator carries. */
  public static final WorkerCatalogue BUILT_IN = new WorkerCatalogue();

  private final List<Entry> entries;

  /**
   * One worker: the release whose image first has its script, its configuration of Sidekiq, how
   * many jobs it works on at once unless told otherwise, and the flag that routes jobs to it.
   */
  public record Entry(
      Component component,
      Release since,
      String script,
      String sidekiq,
      int concurrency,
      Optional<String> flag) {}

  private WorkerCatalogue() {
    this.entries =
        DataFile.rows("workers.csv").stream()
            .map(
                c ->
                    new Entry(
                        Component.bySpecName(c.get(0)).orElseThrow(),
                        Release.of(c.get(1)),
                        c.get(2),
                        c.get(3),
                        Integer.parseInt(c.get(4)),
                        Optional.of(c.get(5)).filter(flag -> !flag.isEmpty())))
            .toList();
  }

  public List<Entry> entries() {
    return entries;
  }

  /** What is known of one worker. */
  public Entry of(Component worker) {
    return entries.stream()
        .filter(e -> e.component() == worker)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(worker + " is not a worker"));
  }

  /** Jobs that a worker works on at once unless told otherwise. */
  public int concurrency(Component worker) {
    return of(worker).concurrency();
  }

  /** The first release that has a component. */
  public Release since(Component component) {
    return switch (component) {
      case EVENTS_CONSUMER -> Feature.EVENTS_CONSUMER.since();
      case EVENTS_PROCESSOR -> Feature.EVENTS_PROCESSOR.since();
      default ->
          component.role() == Component.Role.WORKER
              ? of(component).since()
              : ReleaseCatalogue.BUILT_IN.oldest();
    };
  }

  public boolean isIn(Component component, Release release) {
    return !release.isBefore(since(component));
  }
}
