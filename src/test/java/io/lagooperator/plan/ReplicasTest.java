package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Component;
import io.lagooperator.model.Workload;
import io.lagooperator.observed.WorkloadFacts;
import io.lagooperator.testing.Specs;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of pods is handed to an autoscaler, and never dropped on the way. */
class ReplicasTest {
  private final Workload fixed = api("replicas: 3");
  private final Workload scaled = api("autoscaling: {min: 2, max: 6}");

  @Test
  void withoutAutoscalerTheSpecSaysHowMany() {
    assertThat(Replicas.of(fixed, Optional.empty())).isEqualTo(new Replicas.Fixed(3));
    assertThat(Replicas.of(fixed, facts(5, true))).isEqualTo(new Replicas.Fixed(3));
  }

  @Test
  void theNumberIsNotLoweredWhileOneTemplateTakesThePlaceOfAnother() {
    assertThat(Replicas.of(fixed, rolling(5, 4, false))).isEqualTo(new Replicas.Fixed(5));
    assertThat(Replicas.of(fixed, rolling(5, 5, false))).isEqualTo(new Replicas.Fixed(3));
    assertThat(Replicas.of(fixed, rolling(2, 1, false)))
        .as("it may be raised")
        .isEqualTo(new Replicas.Fixed(3));
  }

  @Test
  void aRollThatMakesNoProgressDoesNotHoldTheNumber() {
    assertThat(Replicas.of(fixed, rolling(5, 4, true))).isEqualTo(new Replicas.Fixed(3));
  }

  @Test
  void aNewComponentStartsAtTheFloor() {
    assertThat(Replicas.of(scaled, Optional.empty())).isEqualTo(new Replicas.Fixed(2));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 2", "4, 4", "6, 6", "9, 6"})
  void untilAnAutoscalerTakesOverTheLiveNumberIsKeptWithinBounds(int live, int kept) {
    assertThat(Replicas.of(scaled, facts(live, false))).isEqualTo(new Replicas.Fixed(kept));
  }

  @Test
  void onceAnAutoscalerOwnsTheNumberItIsLeftToIt() {
    assertThat(Replicas.of(scaled, facts(4, true))).isEqualTo(new Replicas.LeftToAutoscaler(4));
  }

  @Test
  void fromZeroTheOperatorStartsItAsNoAutoscalerWould() {
    assertThat(Replicas.of(scaled, facts(0, true))).isEqualTo(new Replicas.Fixed(2));
  }

  private static Optional<WorkloadFacts> facts(int replicas, boolean ownedElsewhere) {
    return facts(replicas, ownedElsewhere, replicas, false);
  }

  private static Optional<WorkloadFacts> rolling(int replicas, int updated, boolean tooLong) {
    return facts(replicas, false, updated, tooLong);
  }

  private static Optional<WorkloadFacts> facts(
      int replicas, boolean ownedElsewhere, int updated, boolean deadlineExceeded) {
    return Optional.of(
        new WorkloadFacts(
            Optional.empty(),
            "r",
            "",
            "",
            false,
            replicas,
            ownedElsewhere,
            false,
            true,
            replicas,
            updated,
            0,
            deadlineExceeded,
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty()));
  }

  private static Workload api(String spec) {
    return Specs.instance("components: {api: {%s}}".formatted(spec)).workload(Component.API);
  }
}
