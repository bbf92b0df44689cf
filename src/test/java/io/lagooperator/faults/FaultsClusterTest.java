package io.lagooperator.faults;

import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.Figure;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault says what happened, to which object, and what to do; cured, it is gone by itself. */
@WithOperator
class FaultsClusterTest {
  @BeforeAll
  static void startTheOperatorWithoutPatience() {
    Hurry.begin(Cluster.shared());
  }

  @AfterAll
  static void showHowSoonEachWasSaid() {
    Figure.table(FaultTrial.figures()).forEach(System.out::println);
  }

  static Stream<Fault> faults() {
    return Faults.ofOneInstance();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isExplainedWithinSecondsAndPassesOnceItIsCured(Fault fault, TestNamespace namespace) {
    FaultTrial.of(fault, namespace);
  }
}
