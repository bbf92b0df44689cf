package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.status.Outcome.Failure;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What status says of objects that could not be written. */
class OutcomeTest {
  private static final String INGRESS = "Ingress billing";

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator =
      new ModelOperator(cluster, Specs.at("1.48.0", "ingress: {}"));

  static Stream<Failure> failures() {
    return Stream.of(
        new Failure.Passing(INGRESS),
        new Failure.Stuck(INGRESS),
        new Failure.Foreign(INGRESS),
        new Failure.NotServed(INGRESS, "Ingress"),
        new Failure.ChangeRefused(INGRESS, "no"),
        new Failure.Refused(INGRESS, "no"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverIsWrongWithTheIngressItIsNotExposedAndNotReady(Failure failure) {
    operator.settle();
    var status = report(failure);

    assertThat(condition(status, "Exposed").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Exposed").getMessage()).contains(INGRESS);
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(status.message()).contains(INGRESS);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aStoppedInstanceWithAFailureIsNotReady(Failure failure) {
    operator.settle();
    operator.want(Specs.at("1.48.0", "state: Stopped\ningress: {}"));
    operator.settle();
    var status = report(failure);

    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(status.state()).isNotEqualTo("Stopped");
    assertThat(status.message()).contains(INGRESS);
  }

  @Test
  void whatPassesIsWaitedForByName() {
    operator.settle();
    var status = report(new Failure.Passing(INGRESS));

    assertThat(status.message()).isEqualTo("Starting: waiting for Ingress billing.");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void whatDoesNotPassIsAFaultWithANextStep() {
    operator.settle();
    var status = report(new Failure.Stuck(INGRESS));

    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("ObjectStuck");
    assertThat(status.message())
        .startsWith("Ingress billing cannot be written: an old object of that name")
        .contains("finalizers");
  }

  private LagoInstanceStatus report(Failure failure) {
    return StatusReport.of(
        operator.situation(new Outcome(Map.of(failure.object(), failure))), List.of());
  }

  private static Condition condition(LagoInstanceStatus status, String type) {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
