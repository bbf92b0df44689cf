package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Component;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.Trouble;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  @Test
  void aJobOnALostNodeIsNotReplacedAndSaysSo() {
    var pod = pod(Optional.empty(), Optional.of(new Trouble.NodeLost("node-7")));

    assertThat(Troubles.ofJob(pod, NOW))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.reason()).isEqualTo(Reason.NodeLost);
              assertThat(finding.sentence())
                  .contains(
                      "Node node-7 of pod x", "none takes its place", "delete its Node object");
            });
  }

  @Test
  void anEndingPodOnALostNodeIsReportedOnlyWhereItsEndIsWaitedFor() {
    var pod = pod(Optional.of(NOW), Optional.of(new Trouble.NodeLost("node-7")));

    assertThat(Troubles.of(Component.WORKER, pod, true, NOW).map(Finding::reason))
        .hasValue(Reason.NodeLost);
    assertThat(Troubles.of(Component.WORKER, pod, false, NOW)).isEmpty();
    assertThat(Troubles.of(Component.CLOCK, pod, false, NOW).map(Finding::reason))
        .hasValue(Reason.ClockNodeLost);
    assertThat(Troubles.of(Component.REDIS, pod, false, NOW).map(Finding::reason))
        .hasValue(Reason.NodeLost);
  }

  @Test
  void aPodThatShouldHaveEndedLongAgoIsNamedWithItsNode() {
    var inTime = pod(Optional.of(NOW.minusSeconds(59)), Optional.empty());
    var late = pod(Optional.of(NOW.minusSeconds(61)), Optional.empty());

    assertThat(Troubles.of(Component.WORKER, inTime, true, NOW)).isEmpty();
    assertThat(Troubles.of(Component.WORKER, late, false, NOW)).isEmpty();
    assertThat(Troubles.of(Component.WORKER, late, true, NOW).map(Finding::sentence))
        .hasValue(
            "Pod x on node node-7 should have ended at 2026-01-01T00:08:59Z, and its end is waited"
                + " for. "
                + Reason.PodNotEnding.nextStep());
    assertThat(Troubles.ofJob(late, NOW).map(Finding::reason)).hasValue(Reason.PodNotEnding);
  }

  private static PodFacts pod(Optional<Instant> endsBy, Optional<Trouble> trouble) {
    return new PodFacts("x", Optional.empty(), "node-7", false, endsBy, true, 0, trouble, "");
  }
}
