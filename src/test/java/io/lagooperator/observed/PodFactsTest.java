package io.lagooperator.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodFactsTest {
  private static final String LOOPING =
      "containerStatuses: [{name: api, ready: false, restartCount: 5, state: {terminated:"
          + " {exitCode: 1, message: boom}}}]";

  @Test
  void aContainerThatEndsAgainAndAgainLoops() {
    assertThat(pod("", "phase: Running\n" + LOOPING).trouble())
        .hasValue(new Trouble.CrashLoop("api", 1, "boom"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed\nreason: Evicted", "Failed", "Succeeded"})
  void aDeadPodIsInNoLoop(String phase) {
    var facts = pod("", "phase: " + phase + "\n" + LOOPING);

    assertThat(facts.ended()).isTrue();
    assertThat(facts.trouble()).isEmpty();
    assertThat(facts.lastWords()).as("a Job still tells why it failed").isEqualTo("boom");
  }

  @Test
  void aPodThatIsNotReadyAlthoughItsContainersAreHasLostItsNode() {
    var facts =
        pod(
            "deletionTimestamp: 2026-01-01T00:00:30Z",
            """
            phase: Running
            conditions: [{type: Ready, status: "False"}]
            containerStatuses: [{name: api, ready: true, restartCount: 0}]
            """);

    assertThat(facts.trouble()).hasValue(new Trouble.NodeLost("node-7"));
    assertThat(facts.ending()).isTrue();
    assertThat(facts.endsBy()).hasValue(Instant.parse("2026-01-01T00:00:30Z"));
  }

  @Test
  void aContainerThatOthersWaitForIsHeardToo() {
    assertThat(
            pod(
                    "",
                    "phase: Pending\n"
                        + LOOPING.replace("containerStatuses", "initContainerStatuses"))
                .trouble())
        .hasValue(new Trouble.CrashLoop("api", 1, "boom"));
  }

  @Test
  void aSidecarThatIsNotReadyIsNoLostNode() {
    var facts =
        pod(
            "",
            """
            phase: Running
            conditions: [{type: Ready, status: "False"}]
            initContainerStatuses: [{name: sidecar, ready: false, restartCount: 0}]
            containerStatuses: [{name: api, ready: true, restartCount: 0}]
            """);

    assertThat(facts.trouble()).isEmpty();
  }

  private static PodFacts pod(String metadata, String status) {
    return PodFacts.of(
        Serialization.unmarshal(
            "kind: Pod\nmetadata:\n  name: x\n"
                + metadata.indent(2)
                + "spec: {nodeName: node-7}\nstatus:\n"
                + status.indent(2),
            Pod.class));
  }
}
