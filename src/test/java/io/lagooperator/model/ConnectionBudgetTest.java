package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Too many connections show only under load: they are counted before. */
class ConnectionBudgetTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // two pools each of api (3 threads), worker (10 jobs and 2 more) and clock (5)
        "''                                                              | 40",
        "components: {api: {replicas: 2}}                                | 46",
        "components: {api: {threads: 8, processes: 2}}                   | 66",
        "components: {api: {autoscaling: {min: 1, max: 4}}}              | 58",
        "components: {worker: {replicas: 3, concurrency: 20}}            | 148",
        "components: {front: {replicas: 9}, pdf: {replicas: 9}}          | 40",
        "database: {bundled: {}, pool: 4}                                | 24",
      })
  void itIsPodsTimesProcessesTimesPools(String spec, int budget) {
    assertThat(ConnectionBudget.of(Specs.instance(spec)).budget()).isEqualTo(budget);
  }

  @Test
  void olderReleasesHaveMoreThreads() {
    assertThat(ConnectionBudget.of(Specs.instanceAt("1.16.0", "")).budget()).isEqualTo(44);
  }

  @ParameterizedTest
  @CsvSource({"39, true", "40, false", "41, false"})
  void itIsComparedWithWhatTheServerAllows(int allowed, boolean exceeded) {
    var instance =
        Specs.instance("database: {urlSecret: {name: s, key: k}, maxConnections: " + allowed + "}");
    assertThat(ConnectionBudget.of(instance).isExceeded()).isEqualTo(exceeded);
  }

  @Test
  void withoutALimitNothingIsTooMuch() {
    var many = Specs.instance("components: {worker: {replicas: 900, concurrency: 400}}");
    assertThat(ConnectionBudget.of(many).isExceeded()).isFalse();
  }
}
