package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.status.Reason;
import io.lagooperator.testing.EndState;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.OperatorLives;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The operator dies after writes that chance names, or under the profile proof after every single
 * one, and the end is as if it had lived; nothing that must not be was there at any moment.
 */
@WithOperator
class CrashClusterTest {
  private static final int MOST_WRITES = 12;

  /** What somebody wants, one after the other, and the state that it comes to. */
  private record Wish(String version, String more, String state) {
    void make(Lagos lagos, String operatorClass) {
      lagos.apply(
          Lagos.minimal(version) + "  operatorClass: \"%s\"\n".formatted(operatorClass) + more);
    }

    /** Whole, also where a worker that was turned off had jobs to do while all else ran. */
    boolean isTrueOf(LagoInstance lago) {
      return lago.getStatus() != null
          && state.equals(lago.getStatus().state())
          && Objects.requireNonNull(lago.getStatus().services()).stream()
              .noneMatch(service -> Reason.Draining.name().equals(service.reason()))
          && Objects.equals(
              lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
    }
  }

  private static final String FULL =
      """
        organization: {name: Example, email: a@example.com}
        components:
          api: {replicas: 2}
          worker: {replicas: 2}
          billing: {enabled: true}
          events: {enabled: true}
          webhook: {enabled: true}
      """;
  private static final String FEWER = "  components: {billing: {enabled: true}}\n";

  /** A stop that may not be left out is left, or under proof three of them. */
  private static final List<Wish> WISHES =
      List.of(
          new Wish(Proof.isAsked() ? "1.30.0" : "1.32.0", FULL, "Running"),
          new Wish("1.33.0", FULL, "Running"),
          new Wish("1.33.0", FULL + "  state: Stopped\n", "Stopped"),
          new Wish("1.33.0", FULL, "Running"));

  private static final List<Wish> FURTHER =
      List.of(
          new Wish("1.34.0", FEWER, "Running"),
          new Wish("1.35.0", FULL, "Running"),
          new Wish("1.35.0", FULL + "  state: Stopped\n", "Stopped"));

  @Test
  void whereverTheOperatorDiesTheEndIsAsIfItHadLived(TestNamespace namespace) {
    var seed = Proof.seed();
    Proof.replayable(
        seed,
        () -> {
          var deaths = deaths(new Random(seed), namespace);
          System.out.printf("operators died at %d points, -Dseed=%d%n", deaths, seed);
          assertThat(deaths).isGreaterThanOrEqualTo(Proof.isAsked() ? 150 : 10);
        });
  }

  private static int deaths(Random chance, TestNamespace namespace) {
    var dead = TestNamespace.create(namespace.cluster(), "operatorsDie");
    try (var recorder = dead.record(StatusJudge.kindsAnd(Moments.KINDS));
        var lives =
            new OperatorLives(dead, () -> Proof.isAsked() ? 1 : 1 + chance.nextInt(MOST_WRITES))) {
      for (var wish : wishes()) {
        wish.make(new Lagos(namespace), "");
        wish.make(new Lagos(dead), dead.name());
        lives.await("billing", wish::isTrueOf);
        new Lagos(namespace).await("billing", wish.toString(), wish::isTrueOf);
        assertThat(EndState.differences(dead, namespace)).isEmpty();
      }

      var events = recorder.upToNow(Patience.LIMIT);
      Moments.judge(events);
      StatusJudge.judge(events);
      return lives.deaths();
    }
  }

  private static List<Wish> wishes() {
    return Proof.isAsked() ? Stream.concat(WISHES.stream(), FURTHER.stream()).toList() : WISHES;
  }
}
