package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DrainReportTest {
  private static final String HEAD =
      "All 9 services are running. Worker billing is turned off, and goes on until its queues are"
          + " empty.";

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator =
      new ModelOperator(cluster, Specs.at("1.48.0", "components: {billing: {enabled: true}}"));

  @Test
  void whatIsLeftInQueuesStaysKnownWhileTheyAreLookedIntoAgain() {
    operator.settle();
    operator.want(Specs.at("1.48.0", ""));
    untilTheJobRuns();
    assertThat(message()).isEqualTo(HEAD);
    cluster.endJob(false, "In the queues billing, 3 jobs wait");

    for (var next : List.of("In the queues billing, 2 jobs wait", "")) {
      operator.mustPass();
      var found = message();
      assertThat(found).startsWith(HEAD + " In the queues billing, ");
      cluster.pass(Duration.ofMinutes(10));
      untilTheJobRuns();
      assertThat(message()).as("while a Job looks").isEqualTo(found);
      cluster.endJob(false, next);
    }
    assertThat(message()).isEqualTo(HEAD + " In the queues billing, 2 jobs wait.");
  }

  private void untilTheJobRuns() {
    for (int i = 0; i < 200 && cluster.runningJob().isEmpty(); i++) {
      operator.mustPass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
    assertThat(cluster.runningJob()).isPresent();
  }

  private String message() {
    return Objects.requireNonNull(
        StatusReport.of(operator.situation(Outcome.CLEAN), List.of()).message());
  }
}
