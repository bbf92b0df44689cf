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
  void whatABringUpHasDoneMayWait() {
    assertThat(
            mayWait(
                with("{type: Migrated, status: 'False', reason: Waiting}"),
                with("{type: Migrated, status: 'True', reason: Done}")))
        .isTrue();
    assertThat(
            mayWait(
                with("{type: Stalled, status: 'False', reason: Migrating}"),
                with("{type: Stalled, status: 'False', reason: Starting}")))
        .isTrue();
  }

  @Test
  void thatAPauseBeginsOrEndsMayNot() {
    var paused = with("{type: Paused, status: 'True', reason: Paused}");
    assertThat(mayWait(AT_WORK, paused)).isFalse();
    assertThat(mayWait(paused, AT_WORK)).isFalse();
  }

  @Test
  void troubleBesideTheWorkMayNot() {
    assertThat(
            mayWait(
                with("{type: Degraded, status: 'False', reason: Done}"),
                with("{type: Degraded, status: 'True', reason: RouteRefused}")))
        .isFalse();
  }

  @Test
  void whatAnUpgradeDoesMayNot() {
    var migrating = AT_WORK.replace("}", ", upgrade: {hop: 1.32.0, step: Migrating}}");
    assertThat(mayWait(AT_WORK, migrating)).isFalse();
    assertThat(mayWait(migrating, migrating.replace("Migrating", "StartingNewRelease"))).isFalse();
    assertThat(mayWait(migrating, migrating.replace("1.32.0", "1.33.0"))).isFalse();
    assertThat(mayWait(migrating, migrating.replace("1/5", "2/5"))).isTrue();
  }

  private static String with(String condition) {
    return AT_WORK.replace("}", ", conditions: [%s]}".formatted(condition));
  }

  private static boolean mayWait(String before, String now) {
    return Gathering.mayWait(status(before), status(now));
  }

  private static LagoInstanceStatus status(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, LagoInstanceStatus.class);
  }
}
