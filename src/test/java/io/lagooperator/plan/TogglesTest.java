package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Component;
import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelRun;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Workers are turned on and off, scaled, stopped and broken at any moment: no queue is ever written
 * to that nobody serves, and none is left before it is empty.
 */
class TogglesTest {
  private static final int RUNS = Proof.isAsked() ? 400 : 20;
  private static final int TOGGLES = 25;

  private static final List<Component> WORKERS =
      List.of(Component.BILLING, Component.EVENTS, Component.WEBHOOK, Component.ALERTS);
  private static final List<Wanted> WISHES = wishes();

  private static List<Wanted> wishes() {
    var wishes = new ArrayList<Wanted>();
    for (var state : List.of("Running", "Running", "Stopped")) {
      for (int on = 0; on < 16; on++) {
        for (var replicas : List.of(1, 2)) {
          var workers =
              "billing: {enabled: %s, replicas: %d}, events: {enabled: %s}, webhook: {enabled: %s}, alerts: {enabled: %s}";
          wishes.add(
              new Wanted(
                  Specs.at(
                      "1.51.0",
                      "state: %s\ncomponents: {worker: {replicas: %d}, %s}"
                          .formatted(
                              state,
                              replicas,
                              workers.formatted(
                                  (on & 1) > 0,
                                  replicas,
                                  (on & 2) > 0,
                                  (on & 4) > 0,
                                  (on & 8) > 0)))));
        }
      }
    }
    return wishes;
  }

  @Test
  void noQueueIsEverWithoutItsWorker() {
    Proof.walk(RUNS, Toggles::new);
  }

  private static final class Toggles implements Runnable {
    private final Random random;
    private final ModelRun run;

    Toggles(long seed) {
      random = new Random(seed);
      run = new ModelRun(WISHES.get(random.nextInt(WISHES.size())), random);
      run.haveOperators(random.nextInt(3));
    }

    @Override
    public void run() {
      for (int i = 0; i < TOGGLES; i++) {
        run.operator().want(run.anyOf(WISHES));
        for (int steps = random.nextInt(120); steps > 0; steps--) {
          somethingHappens();
        }
      }
      WORKERS.forEach(run.cluster()::allowPodsOf);
      run.comeToRest();
      assertThat(run.operator().plan().isDone()).isTrue();
    }

    private void somethingHappens() {
      switch (random.nextInt(9)) {
        case 0, 1 -> run.pass();
        case 8 -> misfortune(run.anyOf(WORKERS));
        case 2 -> run.cluster().pass(Duration.ofSeconds(random.nextInt(60)));
        case 3 -> run.cluster().endJob(random.nextBoolean(), "3 jobs wait");
        default -> run.controllersMove();
      }
      run.judge();
    }

    /** Most workers that break do so for longer than others wait for a new one. */
    private void misfortune(Component worker) {
      switch (random.nextInt(12)) {
        case 0 -> run.cluster().refusePodsOf(worker, "exceeded quota");
        case 1 -> run.cluster().allowPodsOf(worker);
        case 2 -> run.cluster().crash(worker);
        case 3 -> run.dieAfter(1 + random.nextInt(4));
        case 4 -> run.cluster().pass(Duration.ofMinutes(10));
        default -> {}
      }
    }

    @Override
    public String toString() {
      return run.toString();
    }
  }
}
