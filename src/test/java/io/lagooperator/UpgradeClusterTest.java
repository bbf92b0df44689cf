package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.Task;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An upgrade over every mandatory stop, on the real control plane. */
@WithOperator
class UpgradeClusterTest {
  private static final List<Task> WAY = Task.way("1.20.0", "1.51.0");

  @Test
  void fromAnOldReleaseToTheNewestEachStopIsMadeInOrderAndNoRuleIsBroken(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      lagos.apply(Lagos.minimal("1.20.0"));
      lagos.awaitState("billing", "Running");
      lagos.apply(Lagos.minimal("1.51.0"));
      for (var task : WAY) {
        lagos.awaitSchema("billing", task.release());
      }
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      assertThat(Task.made(events)).containsExactlyElementsOf(WAY);
      Moments.judge(events);
      StatusJudge.judge(events);
    }
    var upgrade = Objects.requireNonNull(lagos.get("billing").getStatus().upgrade());
    assertThat(Objects.requireNonNull(upgrade.history()))
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.from()).isEqualTo("1.20.0");
              assertThat(past.to()).isEqualTo("1.51.0");
              assertThat(past.result()).isEqualTo("Succeeded");
            });
  }
}
