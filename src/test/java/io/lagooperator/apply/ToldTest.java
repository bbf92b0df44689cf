package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.lagooperator.status.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Told told = new Told();

  @Test
  void whatIsLeftOfAPeriodIsCountedFromTheLastStatusOfThatInstance() {
    told.status("one", NOON);

    assertThat(told.timeUntil("one", PERIOD, NOON.plusSeconds(2))).hasValue(Duration.ofSeconds(3));
    assertThat(told.timeUntil("one", PERIOD, NOON.plusSeconds(5))).isEmpty();
    assertThat(told.timeUntil("other", PERIOD, NOON)).isEmpty();
  }

  @Test
  void aClockThatWasSetBackHoldsNothingUp() {
    told.status("one", NOON);

    assertThat(told.timeUntil("one", PERIOD, NOON.minusSeconds(3600))).isEmpty();
  }

  @Test
  void thatAnInstanceRunsIsToldOnceUntilSomethingElseWas() {
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
    assertThat(told.isNews("one", transition("Running", false))).isFalse();
    assertThat(told.isNews("other", transition("Running", false))).isTrue();

    assertThat(told.isNews("one", transition("CrashLooping", true))).isTrue();
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
  }

  @Test
  void whatHappensAgainIsToldAgain() {
    for (var again = 0; again < 2; again++) {
      assertThat(told.isNews("one", transition("CrashLooping", true))).isTrue();
    }
    for (var again = 0; again < 2; again++) {
      assertThat(told.isNews("one", transition("Migrating", false))).isTrue();
    }
    for (var again = 0; again < 2; again++) {
      assertThat(told.isNews("one", transition("Paused", false))).isTrue();
    }
  }

  @Test
  void nothingIsKeptOfAnInstanceThatIsGone() {
    told.status("one", NOON);
    told.isNews("one", transition("Running", false));
    told.keepOnly(Set.of("other"));

    assertThat(told.timeUntil("one", PERIOD, NOON)).isEmpty();
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
  }

  private static Transition transition(String reason, boolean bad) {
    return new Transition(new ConditionBuilder().withType("Ready").withReason(reason).build(), bad);
  }
}
