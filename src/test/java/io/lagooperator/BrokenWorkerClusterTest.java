package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A worker that is turned on and cannot run, to an operator whose patience ends at once. */
@WithOperator
class BrokenWorkerClusterTest {
  @Test
  void othersRunWithoutItAndSendItJobsWhenItIsReadyAtLast(TestNamespace namespace) {
    var hurried = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
    var lagos = new Lagos(namespace);
    var operatorClass = "operatorClass: " + namespace.name();
    try (var operator =
            RunningOperator.start(
                namespace.cluster(), "lago-operator/hurried", namespace.name(), hurried);
        var recorder = namespace.record(Moments.KINDS)) {
      try (var broken = namespace.stages().crashLoop("events")) {
        lagos.applyMinimal(operatorClass, "components: {events: {enabled: true}}");
        lagos.await("billing", "all but one", l -> "8/9".equals(l.getStatus().ready()));
        lagos.awaitReason("billing", "CrashLooping");
        assertThat(lagos.get("billing").getStatus().state()).isEqualTo("Unknown");
      }
      namespace.client().pods().withLabel("lago-operator.io/component", "events").delete();
      lagos.awaitState("billing", "Running");

      assertThat(Patches.on(namespace, Deployment.class, "billing-clock").get().toString())
          .contains("SIDEKIQ_EVENTS");
      Moments.judge(recorder.upToNow(Patience.LIMIT));
    }
  }
}
