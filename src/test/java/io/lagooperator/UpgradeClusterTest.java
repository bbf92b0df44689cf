package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WatchRecorder;
import io.lagooperator.testing.WithOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An upgrade over every mandatory stop, on the real control plane. */
@WithOperator
class UpgradeClusterTest {
  @Test
  void fromAnOldReleaseToTheNewestEachStopIsMadeInOrderAndNoRuleIsBroken(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      lagos.apply(Lagos.minimal("1.20.0"));
      lagos.awaitState("billing", "Running");
      lagos.apply(Lagos.minimal("1.51.0"));
      for (var stop : stops()) {
        lagos.await("billing", stop, l -> stop.equals(l.getStatus().schemaVersion()));
      }
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      assertThat(made(events)).containsExactlyElementsOf(theWay());
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

  /** The catalogue has the stops; that they are those of Lago's documents is tested there. */
  private static List<String> theWay() {
    var jobs = new ArrayList<String>();
    jobs.add("migrate 1.20.0");
    jobs.add("datawork 1.20.0");
    for (var stop : stops()) {
      jobs.add("migrate " + stop);
      jobs.add("datawork " + stop);
    }
    return jobs.subList(0, jobs.size() - 1);
  }

  private static List<String> stops() {
    return ReleaseCatalogue.BUILT_IN.path(Release.of("1.20.0"), Release.of("1.51.0")).stream()
        .map(Release::toString)
        .toList();
  }

  private static List<String> made(List<WatchRecorder.Event> events) {
    return events.stream()
        .filter(e -> e.action() == Action.ADDED)
        .flatMap(e -> e.as(Job.class).stream())
        .map(
            job ->
                job.getMetadata().getLabels().get(Labels.COMPONENT)
                    + " "
                    + job.getMetadata().getAnnotations().get(Labels.JOB_RELEASE))
        .toList();
  }
}
