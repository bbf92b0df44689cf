package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.status.Reason;
import io.lagooperator.testing.EndState;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.LeaderHunt;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Replicas;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two replicas: one works and the other waits, and whatever becomes of the first is no harm. */
@WithOperator
class LeadershipClusterTest {
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final String FULL =
      """
        components:
          api: {replicas: 2}
          billing: {enabled: true}
          webhook: {enabled: true}
      """;
  private static final String FEWER = "  components: {billing: {enabled: true}}\n";

  /** What somebody wants, one after the other, over a stop that may not be left out. */
  private static final List<Wish> WISHES =
      List.of(
          new Wish("1.32.0", FULL, "Running"),
          new Wish("1.33.0", FULL, "Running"),
          new Wish("1.33.0", FULL + "  state: Stopped\n", "Stopped"),
          new Wish("1.33.0", FEWER, "Running"),
          new Wish("1.34.0", FULL, "Running"));

  /** The same each time: what a walk through them comes to does not tell how often it was made. */
  private static final List<Wish> AGAIN =
      List.of(
          new Wish("1.34.0", FULL + "  state: Stopped\n", "Stopped"),
          new Wish("1.34.0", FEWER, "Running"),
          new Wish("1.34.0", FULL, "Running"));

  private record Wish(String version, String more, String state) {
    void make(Lagos lagos, String operatorClass) {
      lagos.apply(
          Lagos.minimal(version) + "  operatorClass: \"%s\"\n".formatted(operatorClass) + more);
    }

    boolean isTrueOf(LagoInstance lago) {
      return Lagos.isAt(state, lago)
          && Objects.requireNonNull(lago.getStatus().services()).stream()
              .noneMatch(service -> Reason.Draining.name().equals(service.reason()));
    }
  }

  @Test
  void whoeverLeadsIsKilledAndTheEndIsAsIfNobodyHadBeen(TestNamespace clean) {
    var seed = Proof.seed();
    Proof.replayable(
        seed,
        () -> {
          var hunted = TestNamespace.create(clean.cluster(), "leadersDie");
          try (var recorder = hunted.record(StatusJudge.kindsAnd(Moments.KINDS));
              var replicas = new Replicas(hunted, SHORT);
              var hunt = LeaderHunt.begin(replicas, new Random(seed), Proof.isAsked() ? 50 : 5)) {
            fulfil(WISHES, hunted, clean);
            while (!hunt.isOver()) {
              fulfil(AGAIN, hunted, clean);
            }
            System.out.printf(Locale.ROOT, "%s, -Dseed=%d%n", hunt.report(), seed);
            hunt.judge(SHORT);
            fulfil(AGAIN, hunted, clean);
            assertThat(EndState.differences(hunted, clean)).isEmpty();
            var events = recorder.upToNow(Patience.LIMIT);
            Moments.judge(events);
            StatusJudge.judge(events);
          }
        });
  }

  private static void fulfil(List<Wish> wishes, TestNamespace hunted, TestNamespace clean) {
    for (var wish : wishes) {
      wish.make(new Lagos(clean), "");
      wish.make(new Lagos(hunted), hunted.name());
      LeaderHunt.await(new Lagos(hunted), wish.toString(), wish::isTrueOf);
      new Lagos(clean).await("billing", wish.toString(), wish::isTrueOf);
    }
  }

  @Test
  void aLeaderThatIsToldToStopHandsOverAtOnce(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var lease = Duration.ofSeconds(30);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS));
        var replicas = new Replicas(namespace, lease)) {
      replicas.add();
      replicas.add();
      lagos.applyMinimal("operatorClass: " + namespace.name());
      lagos.await("billing", "a first look", Lagos::isSeen);
      try (var leader = replicas.takeLeader()) {
        leader.terminate();
        var took = replicas.awaitNextLeader();
        assertThat(leader.awaitExit()).isZero();
        assertThat(took).isLessThan(lease.dividedBy(3));
        assertThat(leader.log()).contains("The lease is handed over.").endsWith("Stopped.\n");
      }
      lagos.awaitState("billing", "Running");
      Moments.judge(recorder.upToNow(Patience.LIMIT));
    }
  }

  @Test
  void aLeaderThatWasHeldUpWritesNothingWhenItWakes(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var own = "operatorClass: " + namespace.name();
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS));
        var replicas = new Replicas(namespace, SHORT)) {
      replicas.add();
      replicas.add();
      lagos.applyMinimal(own);
      lagos.await("billing", "a first look", Lagos::isSeen);
      try (var leader = replicas.takeLeader()) {
        leader.hold();
        try {
          replicas.awaitNextLeader();
          lagos.awaitState("billing", "Running");
          lagos.applyMinimal(own, "state: Stopped");
          lagos.awaitState("billing", "Stopped");
        } finally {
          leader.wake();
        }
        assertThat(leader.awaitExit()).isEqualTo(1);
        assertThat(leader.log()).contains("The lease is lost");
      }
      lagos.applyMinimal(own);
      lagos.awaitState("billing", "Running");
      Moments.judge(recorder.upToNow(Patience.LIMIT));
    }
  }

  @Test
  void atRestReplicasAskForNothingButTheLease(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var audit = namespace.cluster().auditLog();
    try (var replicas = new Replicas(namespace, SHORT)) {
      replicas.add();
      replicas.add();
      lagos.applyMinimal("operatorClass: " + namespace.name());
      lagos.awaitState("billing", "Running");
      var mark = audit.mark();
      replicas.awaitRenewals(10);
      assertThat(audit.since(mark).by("lago-operator/").in(namespace.name()).list())
          .extracting(it -> it.verb() + " " + it.resource())
          .containsOnly("get leases", "patch leases");
    }
  }
}
