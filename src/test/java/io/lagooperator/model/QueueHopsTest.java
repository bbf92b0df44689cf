package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No hop of an upgrade leaves jobs in a queue that the next release has nobody for. */
class QueueHopsTest {
  private static final Queues QUEUES = Queues.BUILT_IN;
  private static final ReleaseCatalogue CATALOGUE = ReleaseCatalogue.BUILT_IN;

  /** Workers stay as they are; one that is not asked for any more stays until it is drained. */
  @Test
  void whatIsWrittenToBeforeAHopIsServedAfterIt() {
    for (var set : settings()) {
      eachHop(
          (from, to) -> {
            var told = told(from, set);
            var served =
                workers(from, told).stream()
                    .flatMap(worker -> QUEUES.served(to, worker).stream())
                    .collect(Collectors.toSet());
            assertThat(QUEUES.written(from, told))
                .as("queues of %s with %s, served at %s", from, told, to)
                .isSubsetOf(served);
          });
    }
  }

  @Test
  void whatIsServedForTheSakeOfReleasesBeforeIsDoneAtAStop() {
    eachHop(
        (from, to) -> {
          var later = QUEUES.inherited(to, Component.WORKER);
          var ends =
              QUEUES.inherited(from, Component.WORKER).stream()
                  .filter(queue -> !later.contains(queue))
                  .toList();
          assertThat(ends.isEmpty() || CATALOGUE.left(from, to).isPresent())
              .as("from %s to %s, %s ends", from, to, ends)
              .isTrue();
        });
  }

  private static void eachHop(BiConsumer<Release, Release> check) {
    for (var from : CATALOGUE.entries()) {
      for (var to : CATALOGUE.entries()) {
        if (CATALOGUE.path(from.release(), to.release()).size() == 1) {
          check.accept(from.release(), to.release());
        }
      }
    }
  }

  /** None, each and all of what sends jobs to workers of their own. */
  private static List<Set<String>> settings() {
    var all = QUEUES.routes().stream().flatMap(r -> r.flag().stream()).collect(Collectors.toSet());
    var settings = new ArrayList<Set<String>>(List.of(Set.of(), all));
    all.forEach(flag -> settings.add(Set.of(flag)));
    return settings;
  }

  /** Nobody is told of a worker that the release does not have. */
  private static Set<String> told(Release release, Set<String> set) {
    var told = new HashSet<>(set);
    RoutingFlag.ALL.stream()
        .filter(flag -> !WorkerCatalogue.BUILT_IN.isIn(flag.worker(), release))
        .forEach(flag -> told.remove(flag.name()));
    return told;
  }

  private static Set<Component> workers(Release release, Set<String> told) {
    var workers = EnumSet.of(Component.WORKER);
    RoutingFlag.ALL.stream()
        .filter(flag -> told.contains(flag.name()))
        .forEach(flag -> workers.add(flag.worker()));
    workers.addAll(QUEUES.needed(release, told));
    return workers;
  }
}
