package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus.Upgrade;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.Task;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Status is a report and no memory: whoever wipes it gets it back, and nothing is done twice. */
@WithOperator
class StatusWipeClusterTest {
  /** Over two stops that may not be left out, or under proof over all of them. */
  private static final String FROM = Proof.isAsked() ? "1.20.0" : "1.30.0";

  private static final String TO = Proof.isAsked() ? "1.51.0" : "1.36.0";

  @Test
  void statusIsRebuiltWheneverItIsWipedAndNothingIsDoneTwice(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      lagos.apply(Lagos.minimal(FROM));
      var wiped = wipeUntil("Running", lagos);
      lagos.apply(Lagos.minimal(TO));
      wiped += wipeUntil("Running", lagos);
      lagos.apply(Lagos.minimal(TO) + "  state: Stopped\n");
      wiped += wipeUntil("Stopped", lagos);

      var way = Task.way(FROM, TO);
      System.out.printf("status was wiped at %d points%n", wiped);
      assertThat(wiped).isGreaterThan(2 * way.size());
      var status = lagos.get("billing").getStatus();
      assertThat(status.schemaVersion()).isEqualTo(TO);
      assertThat(status.version()).isEqualTo(TO);
      var events = recorder.upToNow(Patience.LIMIT);
      assertThat(Task.made(events)).as("each Job is made once").containsExactlyElementsOf(way);
      Moments.judge(events);
      StatusJudge.judge(events);
    }
  }

  /** Wipes at each new word, and once more at the end; returns how often. */
  private static int wipeUntil(String state, Lagos lagos) {
    var words = new HashSet<String>();
    while (true) {
      var lago = lagos.await("billing", state, l -> Lagos.isAt(state, l) || isNew(l, words));
      lagos.wipeStatus("billing");
      if (Lagos.isAt(state, lago)) {
        assertThat(lagos.awaitState("billing", state).getStatus().services())
            .isEqualTo(lago.getStatus().services());
        return words.size() + 1;
      }
      words.add(word(lago));
    }
  }

  private static boolean isNew(LagoInstance lago, Set<String> words) {
    return lago.getStatus().message() != null && !words.contains(word(lago));
  }

  /** On each hop of an upgrade the same is said again, and means something else. */
  private static String word(LagoInstance lago) {
    var upgrade = Optional.ofNullable(lago.getStatus().upgrade()).map(Upgrade::hop);
    return upgrade.orElse("") + lago.getStatus().message();
  }
}
