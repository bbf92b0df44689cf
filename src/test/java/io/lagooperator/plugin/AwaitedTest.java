package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** When waiting for a change ends, and how. */
class AwaitedTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Awaited awaited = new Awaited(screen(), Goal.REALISED, lago("one", 7, 6, "True"));

  @Test
  void whatIsAsAskedByTheWrittenSpecEndsIt() {
    assertThat(awaited.isOver(lago("one", 7, 6, "True"))).isFalse();
    assertThat(awaited.isOver(lago("one", 7, 7, "False"))).isFalse();
    assertThat(awaited.isOver(lago("one", 7, 7, "True"))).isTrue();
    assertThat(awaited.outcome()).isEqualTo("It is True of 7.");
    assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("  It is False of 7.\n");
  }

  @Test
  void aMemoryOfTheSpecBeforeDoesNotEndIt() {
    assertThat(awaited.isOver(lago("one", 6, 6, "True"))).isFalse();
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aLaterSpecOfSomebodyElseEndsIt() {
    assertThat(awaited.isOver(lago("one", 9, 9, "True"))).isTrue();
    assertThat(awaited.outcome()).isEqualTo("It is True of 9.");
  }

  @Test
  void aDeletionIsToldAsSuch() {
    assertThat(awaited.isOver(null)).isTrue();

    assertThatThrownBy(awaited::outcome)
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("billing was deleted before it was as asked");
  }

  @Test
  void anotherInstanceOfTheSameNameIsNotTheOneThatWasWritten() {
    assertThat(awaited.isOver(lago("two", 1, 1, "True"))).isTrue();
    assertThatThrownBy(awaited::outcome).hasMessageContaining("was deleted");
  }

  private Screen screen() {
    return ScreenTest.on(new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  private static LagoInstance lago(String uid, long generation, long observed, String ready) {
    return Serialization.unmarshal(
        """
        apiVersion: lago-operator.io/v1alpha1
        kind: LagoInstance
        metadata: {name: billing, namespace: shop, uid: %s, generation: %d}
        status:
          state: Running
          observedGeneration: %d
          message: It is %s of %d.
          conditions: [{type: Ready, status: "%s", reason: Starting}]
        """
            .formatted(uid, generation, observed, ready, observed, ready),
        LagoInstance.class);
  }
}
