package io.lagooperator.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which queues Lago writes to under which flags, and which workers serve them: the one model that
 * flags, workers and validation follow from, so that no job waits for a worker that is not there.
 */
public record Queues(List<Route> routes, List<Service> services) {
  /** The model of the releases that the operator knows. */
  public static final Queues BUILT_IN =
      new Queues(
          DataFile.rows("routes.csv").stream().map(Route::of).toList(),
          DataFile.rows("queues.csv").stream().map(Service::of).toList());

  /** Set while events are streamed; for some releases their jobs had one queue, always. */
  static final String STREAMING = "LAGO_REDIS_STORE_URL";

  public Queues {
    routes = List.copyOf(routes);
    services = List.copyOf(services);
  }

  /** Where some jobs go: to a queue if the variable of this name is set, else to another. */
  public record Route(
      Optional<String> flag, String queue, Optional<String> otherwise, ReleaseSpan releases) {

    private static Route of(List<String> columns) {
      return new Route(
          Optional.of(columns.get(0)).filter(flag -> !flag.isEmpty()),
          columns.get(1),
          Optional.of(columns.get(2)).filter(queue -> !queue.isEmpty()),
          ReleaseSpan.of(columns.get(3), columns.get(4)));
    }

    /** The queue that is written to while these variables are set, if any is. */
    Optional<String> queue(Set<String> set) {
      return flag.isEmpty() || set.contains(flag.get()) ? Optional.of(queue) : otherwise;
    }
  }

  /**
   * A queue that a worker serves; and the releases after these at which it is made to serve it
   * still, since jobs may have been left there that nobody else would do.
   */
  public record Service(
      Component worker, String queue, ReleaseSpan releases, Optional<ReleaseSpan> inherited) {

    private static Service of(List<String> columns) {
      var until = columns.get(4);
      return new Service(
          Component.bySpecName(columns.get(0)).orElseThrow(),
          columns.get(1),
          ReleaseSpan.of(columns.get(2), columns.get(3)),
          until.isEmpty() ? Optional.empty() : Optional.of(ReleaseSpan.of(columns.get(3), until)));
    }

    private boolean isInherited(Release release) {
      return inherited.filter(span -> span.contains(release)).isPresent();
    }
  }

  /** Queues that processes of a release write to while these variables are set. */
  public Set<String> written(Release release, Set<String> set) {
    return routes.stream()
        .filter(route -> route.releases().contains(release))
        .flatMap(route -> route.queue(set).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Queues that a worker of a release serves, the first of them first. */
  public List<String> served(Release release, Component worker) {
    return services.stream()
        .filter(service -> service.worker() == worker)
        .filter(s -> s.releases().contains(release) || s.isInherited(release))
        .map(Service::queue)
        .toList();
  }

  /** Queues that a worker serves only for the sake of jobs of releases before. */
  public List<String> inherited(Release release, Component worker) {
    return services.stream()
        .filter(service -> service.worker() == worker && service.isInherited(release))
        .map(Service::queue)
        .toList();
  }

  /** Queues that a worker serves or has served: jobs may wait there from releases before. */
  public Set<String> everServed(Component worker) {
    return services.stream()
        .filter(service -> service.worker() == worker)
        .map(Service::queue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Queues that are written to and that none of these workers serves. */
  public Set<String> orphans(Release release, Set<String> set, Set<Component> workers) {
    var orphans = written(release, set);
    services.stream()
        .filter(service -> workers.contains(service.worker()))
        .filter(service -> service.releases().contains(release))
        .forEach(service -> orphans.remove(service.queue()));
    return orphans;
  }

  /** Workers without which a queue would be written to and served by nobody. */
  public Set<Component> needed(Release release, Set<String> set) {
    var orphans = orphans(release, set, Set.of(Component.WORKER));
    return services.stream()
        .filter(service -> service.releases().contains(release))
        .filter(service -> orphans.contains(service.queue()))
        .map(Service::worker)
        .collect(Collectors.toUnmodifiableSet());
  }
}
