package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.Sentences;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentRulesTest {
  private static final String STREAMING =
      "streaming: {clickhouse: {host: ch}, kafka: {bootstrapServers: ['k:9092']}, redisStore: {external: {host: r, tls: true}}}\n";
  private static final String SEARCH = "integrations: {meilisearch: {url: 'http://s:7700'}}\n";

  @ParameterizedTest
  @CsvSource({
    "billing, 1.17.0, 1.17.1",
    "clockWorker, 1.17.2, 1.17.3",
    "webhook, 1.17.3, 1.17.4",
    "payments, 1.25.0, 1.26.0",
    "analytics, 1.30.0, 1.31.0",
    "aiAgent, 1.38.0, 1.39.0",
    "dedicated, 1.45.1, 1.45.2",
    "alerts, 1.50.0, 1.51.0",
    "wallets, 1.50.0, 1.51.0"
  })
  void aWorkerThatTheReleaseLacksIsRefusedWithTheReleaseThatBringsIt(
      String worker, String without, String with) {
    var spec =
        "components: {%s: {enabled: true%s}}"
            .formatted(
                worker,
                worker.equals("dedicated")
                    ? ", organizations: [1a901a90-1a90-1a90-1a90-1a901a901a90]"
                    : "");
    assertThat(SpecValidatorTest.problems(Specs.at(with, spec))).isEmpty();
    assertThat(SpecValidatorTest.problems(Specs.at(without, spec)))
        .containsExactly(
            new Problem(
                Kind.INVALID_SPEC,
                "spec.components." + worker,
                "needs release %s or later, but version is %s; raise version, or leave it out"
                    .formatted(with, without)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts: {enabled: false}", "alerts: {replicas: 2}"})
  void aWorkerThatIsOffMayWaitForItsRelease(String component) {
    assertThat(SpecValidatorTest.problems(Specs.at("1.35.0", "components: {" + component + "}")))
        .isEmpty();
  }

  @Test
  void theWorkerForSearchRunsByItselfAndNotWithoutSearch() {
    assertThat(Specs.instance(SEARCH).has(Component.MEILISEARCH)).isTrue();
    assertThat(Specs.instance("").has(Component.MEILISEARCH)).isFalse();
    assertThat(Specs.instanceAt("1.50.0", SEARCH).has(Component.MEILISEARCH)).isFalse();
    refuses(
        Specs.NEWEST,
        "components: {meilisearch: {enabled: true}}",
        "spec.components.meilisearch",
        Sentences.SEARCH_WORKER_NEEDS_SEARCH);
    refuses(
        Specs.NEWEST,
        SEARCH + "components: {meilisearch: {enabled: false}}",
        "spec.components.meilisearch",
        "is needed: at release 1.51.0, jobs of spec.integrations.meilisearch go to a queue that only"
            + " it serves; leave enabled out");
  }

  @Test
  void streamingBringsItsComponentsAndWhereNeededTheWorkerForEvents() {
    var instance = Specs.instanceAt("1.35.0", STREAMING);
    assertThat(instance.components())
        .contains(Component.EVENTS_CONSUMER, Component.EVENTS_PROCESSOR, Component.EVENTS);
    assertThat(Specs.instance(STREAMING).has(Component.EVENTS)).isFalse();
    refuses(
        "1.35.0",
        STREAMING + "components: {events: {enabled: false}}",
        "spec.components.events",
        "is needed: at release 1.35.0, jobs of spec.streaming go to a queue that only it serves;"
            + " leave enabled out");
    refuses(
        Specs.NEWEST,
        STREAMING + "components: {eventsConsumer: {enabled: true}}",
        "spec.components.eventsConsumer",
        Sentences.STREAMS_FOLLOW_STREAMING);
  }

  private static void refuses(String version, String spec, String path, String sentence) {
    assertThat(SpecValidatorTest.problems(Specs.at(version, spec)))
        .filteredOn(problem -> problem.kind() == Kind.INVALID_SPEC)
        .containsExactly(new Problem(Kind.INVALID_SPEC, path, sentence));
  }
}
