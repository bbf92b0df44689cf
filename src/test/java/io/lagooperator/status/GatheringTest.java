package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstanceStatus;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final String AT_WORK = "{state: Starting, observedGeneration: 2, ready: 1/5}";

  @Test
  void howFarWorkHasComeMayWait() {
    assertThat(mayWait(AT_WORK, "{state: Starting, observedGeneration: 2, ready: 4/5}")).isTrue();
  }

  @Test
  void theFirstWordAndTheLastOneMayNot() {
    assertThat(Gathering.mayWait(LagoInstanceStatus.NONE, status(AT_WORK))).isFalse();
    assertThat(mayWait("{state: Running, observedGeneration: 2}", AT_WORK)).isFalse();
    assertThat(mayWait(AT_WORK, "{state: Running, observedGeneration: 2}")).isFalse();
    assertThat(mayWait(AT_WORK, "{state: Unknown, observedGeneration: 2}")).isFalse();
  }

  @Test
  void anotherCauseOfTroubleMayNot() {
    assertThat(mayWait("{state: Unknown, message: a}", "{state: Unknown, message: b}")).isFalse();
  }

  @Test
  void thatAnotherSpecWasSeenMayNot() {
    assertThat(mayWait(AT_WORK, "{state: Starting, observedGeneration: 3, ready: 1/5}")).isFalse();
  }

  @Test
  void thatAPauseBeginsOrEndsMayNot() {
    var paused =
        """
        state: Starting
        observedGeneration: 2
        conditions: [{type: Paused, status: "True", reason: Paused}]
        """;
    assertThat(mayWait(AT_WORK, paused)).isFalse();
    assertThat(mayWait(paused, AT_WORK)).isFalse();
  }

  private static boolean mayWait(String before, String now) {
    return Gathering.mayWait(status(before), status(now));
  }

  private static LagoInstanceStatus status(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, LagoInstanceStatus.class);
  }
}
