package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Specs;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuesTest {
  private static final Queues QUEUES = Queues.BUILT_IN;
  private static final Set<Component> DEFAULT_ONLY = Set.of(Component.WORKER);

  @Test
  void withoutFlagsTheDefaultWorkerServesEveryQueueOfEveryRelease() {
    for (var entry : ReleaseCatalogue.BUILT_IN.entries()) {
      assertThat(QUEUES.orphans(entry.release(), Set.of(), DEFAULT_ONLY))
          .as(entry.release().toString())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.16.0, SIDEKIQ_EVENTS, events",
    "1.16.0, SIDEKIQ_BILLING, ''",
    "1.41.3, SIDEKIQ_BILLING, billing",
    "1.42.0, SIDEKIQ_BILLING, billing billing_low_priority",
    "1.47.2, SIDEKIQ_ANALYTICS, analytics",
    "1.48.0, SIDEKIQ_ANALYTICS, analytics analytics_low_priority",
    "1.45.1, LAGO_DEDICATED_WORKER_ORG_IDS, ''",
    "1.45.2, LAGO_DEDICATED_WORKER_ORG_IDS, dedicated_alerts dedicated_wallets",
    "1.50.0, SIDEKIQ_ALERTS, ''",
    "1.51.0, SIDEKIQ_ALERTS, alerts alerts_high_priority",
    "1.51.0, LAGO_MEILISEARCH_URL, meilisearch",
  })
  void aFlagWritesToQueuesThatTheDefaultWorkerDoesNotServe(
      String release, String flag, String queues) {
    assertThat(QUEUES.orphans(Release.of(release), Set.of(flag), DEFAULT_ONLY))
        .containsExactlyInAnyOrder(queues.isEmpty() ? new String[0] : queues.split(" ", -1));
  }

  @Test
  void oneReleaseHasAFlagWithoutTheScriptOfItsWorker() {
    var release = Release.of("1.17.3");
    assertThat(QUEUES.orphans(release, Set.of("SIDEKIQ_WEBHOOK"), Set.of(Component.values())))
        .containsExactly("webhook_worker");
    assertThat(flag("SIDEKIQ_WEBHOOK", "1.17.3")).isEmpty();
    assertThat(flag("SIDEKIQ_WEBHOOK", "1.17.4")).hasValue("true");
  }

  @ParameterizedTest
  @CsvSource({
    "1.24.1, LAGO_REDIS_STORE_URL, ''",
    "1.25.0, LAGO_REDIS_STORE_URL, EVENTS",
    "1.40.1, LAGO_REDIS_STORE_URL, EVENTS",
    "1.41.0, LAGO_REDIS_STORE_URL, ''",
    "1.51.0, LAGO_MEILISEARCH_URL, MEILISEARCH"
  })
  void jobsThatHaveOneQueueAlwaysNeedItsWorker(String release, String set, String worker) {
    assertThat(QUEUES.needed(Release.of(release), Set.of(set)))
        .map(Component::name)
        .containsExactlyInAnyOrder(worker.isEmpty() ? new String[0] : new String[] {worker});
  }

  @Test
  void noWorkerServesAQueueBeforeItsScriptIsThere() {
    assertThat(QUEUES.services())
        .allMatch(s -> WorkerCatalogue.BUILT_IN.isIn(s.worker(), s.releases().since()));
  }

  @Test
  void everyFlagIsOfTheModelAndEveryOtherRouteIsKnown() {
    var names = QUEUES.routes().stream().flatMap(r -> r.flag().stream()).distinct();
    assertThat(names)
        .containsAll(RoutingFlag.ALL.stream().map(RoutingFlag::name).toList())
        .hasSize(RoutingFlag.ALL.size() + 2);
  }

  @Test
  void everyWorkerIsInTheCatalogue() {
    assertThat(WorkerCatalogue.BUILT_IN.entries())
        .extracting(WorkerCatalogue.Entry::component)
        .containsExactlyInAnyOrderElementsOf(Component.with(Component.Role.WORKER));
  }

  @Test
  void organizationsAreGivenToTheDedicatedWorkerByTheirIds() {
    var instance =
        Specs.instance(
            "components: {dedicated: {enabled: true, organizations: [1a901a90-1a90-1a90-1a90-1a901a901a90, 2b901a90-1a90-1a90-1a90-1a901a901a90]}}");
    assertThat(
            new RoutingFlag("LAGO_DEDICATED_WORKER_ORG_IDS", Component.DEDICATED)
                .value(Reader.ofJobs(instance)))
        .hasValue("1a901a90-1a90-1a90-1a90-1a901a901a90,2b901a90-1a90-1a90-1a90-1a901a901a90");
  }

  private static java.util.Optional<String> flag(String name, String release) {
    return new RoutingFlag(name, Component.WEBHOOK)
        .value(Reader.ofJobs(Specs.instanceAt(release, "components: {webhook: {enabled: true}}")));
  }
}
