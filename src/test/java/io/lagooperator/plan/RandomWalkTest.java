package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelPod;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Users change their minds at any moment and controllers work in any order: what must never happen
 * does not happen at any step, and when the user is quiet at last, all comes to rest.
 */
class RandomWalkTest {
  private static final int WALKS = 1_000;
  private static final int CHANGES = 6;
  private static final int REST = 2_000;

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
    var start = new Random().nextLong();
    IntStream.range(0, WALKS)
        .parallel()
        .mapToLong(i -> start + i)
        .forEach(
            seed -> {
              var walk = new Walk(seed);
              try {
                walk.run();
              } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with seed %dL: %s".formatted(seed, walk), e);
              }
            });
  }

  /** What an instance is to be at one moment of its way. */
  private record Now(Instance instance, Revisions revisions) {}

  private static final class Walk {
    private final Random random;
    private final ModelCluster cluster = new ModelCluster();
    private final ModelOperator operator;
    private final List<String> history = new ArrayList<>();
    private List<ModelPod> podsBefore = List.of();

    Walk(long seed) {
      random = new Random(seed);
      operator = new ModelOperator(cluster, anyOf(WISHES));
    }

    void run() {
      for (int change = 0; change < CHANGES; change++) {
        operator.want(anyOf(WISHES));
        history.add("want " + shortly(operator.wanted()));
        for (int i = random.nextInt(40); i > 0; i--) {
          somethingHappens();
          check();
        }
      }
      operator.want(lastWish());
      history.add("want at last " + shortly(operator.wanted()));
      comeToRest();
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
        case 0, 1, 2 -> pass();
        case 3 -> cluster.pass(Duration.ofSeconds(random.nextInt(90)));
        case 4 -> {
          if (random.nextInt(4) == 0) {
            cluster.endJob(random.nextInt(3) > 0, "");
          }
        }
        case 5 -> autoscale();
        default -> controllersMove();
      }
    }

    private Optional<Plan> pass() {
      var wanted = operator.wanted();
      var dedicated = Stream.of(Component.values()).filter(Component::isDedicatedWorker);
      if (dedicated.noneMatch(w -> wanted.instance().has(w) || cluster.replicas(w).isPresent())) {
        return operator.pass();
      }
      var before = cluster.observed();
      var plan = operator.pass(before);
      plan.ifPresent(
          p ->
              checkQueues(
                  new Now(operator.instance(before), operator.revisions(before)), before, p));
      return plan;
    }

    /** Who is told to write to a queue finds its worker; who may still write to one keeps it. */
    private void checkQueues(Now now, Observed before, Plan plan) {
      var instance = now.instance();
      var served =
          Stream.of(Component.values())
              .filter(c -> c.isDedicatedWorker() && serves(before, c, instance.release()))
              .toList();
      instance.components().stream()
          .filter(c -> c.isRuby() && plan.target(c) instanceof Target.Run)
          .filter(c -> !c.isDedicatedWorker() || served.contains(c))
          .filter(c -> !isCurrent(before, c, now.revisions().of(c)))
          .forEach(
              c ->
                  instance.components().stream()
                      .filter(Component::isDedicatedWorker)
                      .forEach(
                          w -> check(served.contains(w), c + " is told before there is " + w)));
      before.workloads().keySet().stream()
          .filter(w -> w.isDedicatedWorker() && cluster.replicas(w).isEmpty())
          .forEach(
              w ->
                  check(
                      cluster.pods().stream()
                          .filter(p -> p.component().isRuby() && !p.component().isDedicatedWorker())
                          .allMatch(p -> p.revision().equals(now.revisions().of(p.component()))),
                      w + " is removed before all have been told"));
    }

    private static boolean serves(Observed before, Component worker, Release release) {
      return before
          .workload(worker)
          .filter(w -> w.ready() > 0 && w.release().equals(Optional.of(release)))
          .isPresent();
    }

    private static boolean isCurrent(Observed before, Component component, String revision) {
      return before
          .workload(component)
          .filter(w -> w.revision().equals(revision) && w.replicas() > 0)
          .isPresent();
    }

    private void controllersMove() {
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        anyOf(possible).run();
      }
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

    private void comeToRest() {
      for (int i = 0; i < REST; i++) {
        var plan = pass();
        check();
        if (plan.filter(this::isAtRest).isPresent()) {
          checkRest(operator.plan());
          return;
        }
        if (!cluster.possible().isEmpty()) {
          controllersMove();
        } else if (cluster.runningJob().isPresent()) {
          cluster.endJob(true, "");
        } else {
          cluster.pass(Duration.ofSeconds(60));
        }
        check();
      }
      throw new AssertionError("it never comes to rest");
    }

    private boolean isAtRest(Plan plan) {
      var stopped = operator.wanted().instance().state() == RunState.Stopped;
      return plan.isDone()
          && cluster.possible().isEmpty()
          && (stopped || operator.course().isThere());
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

    private void check() {
      var pods = cluster.pods();
      check(
          pods.stream().filter(p -> is(p, Role.CLOCK)).count() <= 1,
          "two clocks, be it that one is about to end");
      check(
          pods.stream().filter(p -> is(p, Role.WORKER)).map(ModelPod::release).distinct().count()
              <= 1,
          "workers of two releases");
      pods.stream()
          .filter(p -> !podsBefore.contains(p) && p.component().isRuby())
          .forEach(
              p -> check(isMigrated(p.release().orElseThrow()), p + " runs before its migration"));
      cluster
          .jobAtWork()
          .map(job -> job.getMetadata().getAnnotations().get(Labels.JOB_RELEASE))
          .ifPresent(
              target ->
                  check(
                      pods.stream()
                          .filter(p -> is(p, Role.WORKER) || is(p, Role.CLOCK))
                          .allMatch(p -> p.release().orElseThrow().toString().equals(target)),
                      "a worker or a clock of another release meets the migration to " + target));
      podsBefore = pods;
    }

    private boolean isMigrated(Release release) {
      return cluster.jobs().stream()
          .filter(job -> job.getStatus() != null)
          .filter(
              job ->
                  JobStep.MIGRATION
                      .label()
                      .equals(job.getMetadata().getLabels().get(Labels.COMPONENT)))
          .filter(job -> job.getStatus().getConditions().get(0).getType().equals("Complete"))
          .map(job -> job.getMetadata().getAnnotations().get(Labels.JOB_RELEASE))
          .anyMatch(release.toString()::equals);
    }

    private static void check(boolean holds, String otherwise) {
      if (!holds) {
        throw new AssertionError(otherwise);
      }
    }

    private static boolean is(ModelPod pod, Role role) {
      return pod.component().role() == role;
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
