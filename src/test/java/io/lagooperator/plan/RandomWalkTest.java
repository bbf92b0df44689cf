package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelPod;
import io.lagooperator.testing.ModelRun;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Users change their minds at any moment and controllers work in any order: what must never happen
 * does not happen at any step, and when the user is quiet at last, all comes to rest.
 */
class RandomWalkTest {
  private static final int WALKS = Proof.isAsked() ? 20_000 : 500;
  private static final int CHANGES = 6;

  private static final List<String> RELEASES =
      List.of("1.43.0", "1.44.0", "1.46.0", "1.49.0", "1.51.0");
  private static final List<Wanted> WISHES = wishes();

  private static List<Wanted> wishes() {
    var wishes = new ArrayList<Wanted>();
    for (var release : RELEASES) {
      for (var state : List.of("Running", "Stopped")) {
        for (var restart : List.of("a", "b")) {
          for (var components :
              List.of(
                  "{}",
                  "{worker: {replicas: 3}, api: {replicas: 2}, pdf: {enabled: false}}",
                  "{worker: {autoscaling: {min: 2, max: 4}}, api: {autoscaling: {min: 1, max: 3}}}",
                  "{worker: {autoscaling: {min: 1, max: 3, queueLength: 9}}, billing: {enabled: true, autoscaling: {min: 2, max: 3, queueLength: 9}}}",
                  "{}\norganization: {name: Example, email: a@example.com}",
                  "{events: {enabled: true}, billing: {enabled: true}}")) {
            wishes.add(
                new Wanted(
                    Specs.at(
                        release,
                        "state: %s\nrestart: %s\ncomponents: %s"
                            .formatted(state, restart, components))));
          }
        }
      }
    }
    return wishes;
  }

  @Test
  void whateverHappensInWhateverOrder() {
    Proof.walk(WALKS, Walk::new);
  }

  private static final class Walk implements Runnable {
    private final Random random;
    private final ModelRun run;
    private final ModelCluster cluster;
    private final ModelOperator operator;
    private final List<String> history = new ArrayList<>();

    Walk(long seed) {
      random = new Random(seed);
      run = new ModelRun(anyOf(WISHES), random);
      cluster = run.cluster();
      operator = run.operator();
      run.haveOperators(anyOf(List.of(0, 0, 1, 2)));
    }

    @Override
    public void run() {
      for (int change = 0; change < CHANGES; change++) {
        operator.want(anyOf(WISHES));
        history.add("want " + shortly(operator.wanted()));
        for (int i = random.nextInt(40); i > 0; i--) {
          somethingHappens();
          run.judge();
        }
      }
      operator.want(lastWish());
      history.add("want at last " + shortly(operator.wanted()));
      run.comeToRest();
      checkRest(operator.plan());
    }

    /** A schema never goes back, so the last wish is for no older release than was begun. */
    private Wanted lastWish() {
      var begun =
          cluster.observed().jobs().stream()
              .map(JobFacts::release)
              .max(Comparator.naturalOrder())
              .orElse(Release.of(RELEASES.get(0)));
      return anyOf(WISHES.stream().filter(w -> !w.instance().release().isBefore(begun)).toList());
    }

    private void somethingHappens() {
      switch (random.nextInt(8)) {
        case 0, 1 -> run.pass();
        case 2 -> dieOnTheWay();
        case 3 -> cluster.pass(Duration.ofSeconds(random.nextInt(90)));
        case 4 -> {
          if (random.nextInt(4) == 0) {
            cluster.endJob(random.nextInt(3) > 0, "");
          }
        }
        case 5 -> autoscale();
        default -> run.controllersMove();
      }
    }

    private void dieOnTheWay() {
      run.dieAfter(1 + random.nextInt(4));
      run.pass();
    }

    private void autoscale() {
      var component = anyOf(List.of(Component.API, Component.WORKER));
      operator
          .wanted()
          .instance()
          .workload(component)
          .autoscaling()
          .filter(bounds -> cluster.replicas(component).orElse(0) > 0)
          .ifPresent(
              bounds ->
                  cluster.autoscale(
                      component, bounds.min() + random.nextInt(bounds.max() - bounds.min() + 1)));
    }

    private void checkRest(Plan plan) {
      var instance = operator.wanted().instance();
      if (instance.state() == RunState.Stopped) {
        assertThat(cluster.pods()).isEmpty();
        return;
      }
      assertThat(plan.step()).isEqualTo(Step.RUNNING);
      for (var component : instance.components()) {
        assertThat(cluster.podsOf(component))
            .as(component.label())
            .hasSizeGreaterThanOrEqualTo(instance.workload(component).floor())
            .allMatch(ModelPod::isReady)
            .allMatch(p -> p.revision().equals(operator.revisions().of(component)));
      }
    }

    private <T> T anyOf(List<T> things) {
      return things.get(random.nextInt(things.size()));
    }

    private static String shortly(Wanted wanted) {
      var instance = wanted.instance();
      return instance.release()
          + " "
          + instance.state()
          + " "
          + instance.workload(Component.API).restart();
    }

    @Override
    public String toString() {
      return history
          + ", pods: "
          + cluster.pods().stream().map(ModelPod::toString).collect(Collectors.joining(", "))
          + ", plan: "
          + operator.plan();
    }
  }
}
