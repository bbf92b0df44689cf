package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.model.Component;
import io.lagooperator.model.Duty;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataWorkJobsTest {
  /** Releases before 1.17.1 have left jobs there; with its own worker, nobody needs to wait. */
  @ParameterizedTest
  @CsvSource({
    "1.20.0, false, 1.20.0, billing",
    "1.20.2, false, 1.20.0, billing",
    "1.20.0, true, 1.20.0, ''",
    "1.25.0, false, 1.25.0, ''"
  })
  void aStopIsNotLeftBeforeQueuesAreEmptyThatTheNextReleaseHasNobodyFor(
      String release, boolean billing, String stop, String queues) {
    var instance =
        Specs.instanceAt(release, "components: {billing: {enabled: %s}}".formatted(billing));
    var job =
        DataWorkJobs.of(instance).template(new Environments(instance, FakeInputs.of(instance)));

    var environment =
        Rendered.container(job).getEnv().stream()
            .filter(v -> v.getName().startsWith("LAGO_OPERATOR_"))
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

    assertThat(environment)
        .isEqualTo(
            queues.isEmpty()
                ? Map.of("LAGO_OPERATOR_WORK_OF", stop)
                : Map.of("LAGO_OPERATOR_WORK_OF", stop, "LAGO_OPERATOR_QUEUES", queues));
  }

  /** Turned off again, it would go without anybody having looked into its queue. */
  @Test
  void aWorkerOfItsOwnThatHasNeverBeenReadyIsNoneToRelyOn() {
    var instance =
        Specs.instanceAt("1.20.0", "components: {billing: {enabled: true}}")
            .with(Map.of(Component.BILLING, Duty.OVERDUE));

    var job =
        DataWorkJobs.of(instance).template(new Environments(instance, FakeInputs.of(instance)));

    assertThat(Rendered.container(job).getEnv())
        .extracting(EnvVar::getName)
        .contains("LAGO_OPERATOR_QUEUES");
  }
}
