package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WatchRecorder;
import io.lagooperator.testing.WithOperator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Status is a report and no memory: whoever wipes it gets it back, and nothing is done twice. */
@WithOperator
class StatusWipeClusterTest {
  @Test
  void statusIsRebuiltWheneverItIsWipedAndNothingIsDoneTwice(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      lagos.apply(Lagos.minimal("1.35.0"));
      var wiped = wipeUntil("Running", lagos);
      lagos.apply(Lagos.minimal("1.36.0"));
      wiped += wipeUntil("Running", lagos);
      lagos.apply(Lagos.minimal("1.36.0") + "  state: Stopped\n");
      wiped += wipeUntil("Stopped", lagos);

      assertThat(wiped).isGreaterThan(8);
      var status = lagos.get("billing").getStatus();
      assertThat(status.schemaVersion()).isEqualTo("1.36.0");
      assertThat(status.version()).isEqualTo("1.36.0");
      var events = recorder.upToNow(Patience.LIMIT);
      assertThat(jobs(events)).hasSize(2);
      Moments.judge(events);
      StatusJudge.judge(events);
    }
  }

  /** Wipes at each new word, and once more at the end; returns how often. */
  private static int wipeUntil(String state, Lagos lagos) {
    var words = new HashSet<String>();
    while (true) {
      var lago = lagos.await("billing", state, l -> isAt(state, l) || isNew(l, words));
      lagos.wipeStatus("billing");
      if (isAt(state, lago)) {
        assertThat(lagos.awaitState("billing", state).getStatus().services())
            .isEqualTo(lago.getStatus().services());
        return words.size() + 1;
      }
      words.add(message(lago));
    }
  }

  private static boolean isAt(String state, LagoInstance lago) {
    return state.equals(lago.getStatus().state())
        && Objects.equals(
            lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
  }

  private static boolean isNew(LagoInstance lago, Set<String> words) {
    return lago.getStatus().message() != null && !words.contains(message(lago));
  }

  private static String message(LagoInstance lago) {
    return String.valueOf(lago.getStatus().message());
  }

  private static Set<String> jobs(java.util.List<WatchRecorder.Event> events) {
    var uids = new HashSet<String>();
    events.forEach(e -> e.as(Job.class).ifPresent(job -> uids.add(job.getMetadata().getUid())));
    return uids;
  }
}
