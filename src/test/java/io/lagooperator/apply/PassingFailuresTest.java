package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassingFailuresTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PassingFailures passing = new PassingFailures();

  @Test
  void whatPassesInTimeIsNoFault() {
    assertThat(judge("a", 0, "Ingress x")).isEqualTo(outcome("Ingress x"));
    assertThat(judge("a", 29, "Ingress x")).isEqualTo(outcome("Ingress x"));
    assertThat(judge("a", 30)).isEqualTo(Outcome.CLEAN);
    assertThat(judge("a", 31, "Ingress x")).as("a new one").isEqualTo(outcome("Ingress x"));
  }

  @Test
  void whatDoesNotPassIsStuckAndWhatCameLaterIsNot() {
    judge("a", 0, "Ingress x");
    judge("a", 20, "Ingress x", "Service y");

    assertThat(judge("a", 30, "Ingress x", "Service y").failures())
        .containsEntry("Ingress x", new Failure.Stuck("Ingress x"))
        .containsEntry("Service y", new Failure.Passing("Service y"));
  }

  @Test
  void instancesAreJudgedEachByItself() {
    judge("a", 0, "Ingress x");

    assertThat(judge("b", 40, "Ingress x")).isEqualTo(outcome("Ingress x"));
  }

  @Test
  void theEndOfPatienceIsToldUntilItHasCome() {
    judge("a", 0, "Ingress x");
    judge("a", 20, "Ingress x", "Service y");

    assertThat(passing.patienceEnds("a", START.plusSeconds(20))).contains(START.plusSeconds(30));
    assertThat(passing.patienceEnds("a", START.plusSeconds(30))).contains(START.plusSeconds(50));
    assertThat(passing.patienceEnds("a", START.plusSeconds(50))).isEmpty();
    assertThat(passing.patienceEnds("b", START)).isEmpty();
  }

  private Outcome judge(String uid, int second, String... objects) {
    return passing.judge(uid, outcome(objects), START.plusSeconds(second));
  }

  private static Outcome outcome(String... objects) {
    return new Outcome(
        Arrays.stream(objects)
            .collect(Collectors.toMap(Function.identity(), Failure.Passing::new)));
  }
}
