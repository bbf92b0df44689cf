package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.lagooperator.status.Transition;
import java.time.Duration;
import java.time.Instant;
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
  void aGoodEventIsToldOnceAndABadOneEachTime() {
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
    assertThat(told.isNews("one", transition("Running", false))).isFalse();
    assertThat(told.isNews("other", transition("Running", false))).isTrue();

    assertThat(told.isNews("one", transition("CrashLooping", true))).isTrue();
    assertThat(told.isNews("one", transition("CrashLooping", true))).isTrue();
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
  }

  @Test
  void nothingIsKnownOfAnInstanceThatIsForgotten() {
    told.status("one", NOON);
    told.isNews("one", transition("Running", false));
    told.forget("one");

    assertThat(told.timeUntil("one", PERIOD, NOON)).isEmpty();
    assertThat(told.isNews("one", transition("Running", false))).isTrue();
  }

  private static Transition transition(String reason, boolean bad) {
    return new Transition(new ConditionBuilder().withType("Ready").withReason(reason).build(), bad);
  }
}
