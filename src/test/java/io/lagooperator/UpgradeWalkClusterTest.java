package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades from any release to any later one on the real control plane, judged at each moment. */
@WithOperator
class UpgradeWalkClusterTest {
  private static final List<Release> RELEASES =
      ReleaseCatalogue.BUILT_IN.entries().stream().map(ReleaseCatalogue.Entry::release).toList();
  private static final List<String> SPECS =
      List.of(
          "",
          "  restart: again\n",
          "  components: {pdfWorker: {enabled: true}, worker: {replicas: 2}}\n",
          "  components: {events: {enabled: true}}\n",
          "  state: Stopped\n");

  /** The model walks the full count; a tenth of it is walked here, and all of it under proof. */
  static LongStream seeds() {
    return Proof.seeds(20, 200);
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void noRuleIsBrokenWhateverIsAskedForOnTheWay(long seed, TestNamespace namespace) {
    Proof.replayable(seed, () -> walk(new Random(seed), namespace));
  }

  private static void walk(Random random, TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var from = random.nextInt(RELEASES.size() - 1);
    var last = from + 1 + random.nextInt(RELEASES.size() - from - 1);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS))) {
      lagos.apply(Lagos.minimal(RELEASES.get(from).toString()));
      lagos.awaitState("billing", "Running");

      var first = from + random.nextInt(last - from + 1);
      for (var wish : List.of(first, last)) {
        lagos.apply(
            Lagos.minimal(RELEASES.get(wish).toString()) + SPECS.get(random.nextInt(SPECS.size())));
        var steps = random.nextInt(12);
        for (int step = 0; step < steps; step++) {
          awaitNews(lagos);
        }
      }
      lagos.apply(Lagos.minimal(RELEASES.get(last).toString()));
      while (!isDone(lagos, RELEASES.get(last))) {
        awaitNews(lagos);
      }

      var events = recorder.upToNow(Patience.LIMIT);
      Moments.judge(events);
      StatusJudge.judge(events);
    }
    assertThat(lagos.get("billing").getStatus().schemaVersion())
        .isEqualTo(RELEASES.get(last).toString());
  }

  /** Another message, or the end of all work. */
  private static void awaitNews(Lagos lagos) {
    var message = lagos.get("billing").getStatus().message();
    lagos.await(
        "billing",
        "something else than: " + message,
        l ->
            !Objects.equals(l.getStatus().message(), message)
                || "True".equals(Lagos.ready(l).getStatus()));
  }

  private static boolean isDone(Lagos lagos, Release release) {
    var lago = lagos.get("billing");
    return release.toString().equals(lago.getStatus().version())
        && "Running".equals(lago.getStatus().state())
        && Objects.equals(
            lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
  }
}
