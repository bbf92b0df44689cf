package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelRun;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The operator may die after any single write: whoever comes after it, be it another version of it,
 * brings about what would have come about without that, and breaks no rule on the way.
 */
class CrashPointsTest {
  private static final String OLD = "1.46.0";
  private static final String NEW = "1.47.0";
  private static final int ORDERS = 1;

  private static final String FULL =
      """
      organization: {name: Example, email: a@example.com}
      components:
        api: {autoscaling: {min: 2, max: 4}}
        worker: {autoscaling: {min: 2, max: 4, queueLength: 9}}
        billing: {enabled: true}
        events: {enabled: true, replicas: 2}
      """;
  private static final String OTHERWISE =
      """
      restart: again
      organization: {name: Example, email: a@example.com}
      components:
        api: {replicas: 3}
        worker: {replicas: 2}
        events: {enabled: true}
        webhook: {enabled: true}
        pdf: {enabled: false}
      """;

  /** A change of what is wanted, which at first is nothing. */
  private record Change(String name, List<Wanted> from, Wanted to) {}

  private static final Wanted RUNNING = wanted(OLD, FULL);
  private static final Wanted STOPPED = wanted(OLD, "state: Stopped\n" + FULL);
  private static final Wanted UPGRADED = wanted(NEW, FULL);
  private static final Wanted CHANGED = wanted(OLD, OTHERWISE);

  private static final List<Change> CHANGES =
      List.of(
          new Change("bring-up", List.of(), RUNNING),
          new Change("upgrade", List.of(RUNNING), UPGRADED),
          new Change(
              "upgrade over stops",
              List.of(wanted(Proof.isAsked() ? "1.20.0" : "1.44.0", "")),
              wanted(Proof.isAsked() ? "1.51.0" : "1.46.0", "")),
          new Change("upgrade of a stopped one", List.of(RUNNING, STOPPED), UPGRADED),
          new Change("stop", List.of(RUNNING), STOPPED),
          new Change("start", List.of(RUNNING, STOPPED), RUNNING),
          new Change("another spec", List.of(RUNNING), CHANGED));

  @Test
  void theEndIsTheSameWhereverTheOperatorDies() {
    var seed = Proof.seed();
    var points = 0;
    for (var change : CHANGES) {
      for (int order = 0; order < ORDERS; order++) {
        points += dieEverywhere(change, change.to(), seed + order);
      }
    }
    System.out.printf("The operator died at %d points, with -Dseed=%d.%n", points, seed);
    assertThat(points).isGreaterThanOrEqualTo(100);
  }

  /** What it renders is told apart by a token, as it would be by any change of a template. */
  @Test
  void theEndIsThatOfTheNewVersionWhereverItTakesOver() {
    var seed = Proof.seed();
    var next = wanted(NEW, "restart: next\n" + FULL);
    var upgrade = new Change("upgrade", List.of(RUNNING), UPGRADED);
    assertThat(dieEverywhere(upgrade, next, seed)).isGreaterThan(20);
  }

  /** Returns at how many points there was a death. */
  private static int dieEverywhere(Change change, Wanted afterwards, long seed) {
    var clean = run(new Change(change.name(), change.from(), afterwards), seed);
    clean.comeToRest();
    var expected = clean.cluster().everything();
    var points = 0;
    while (true) {
      var run = run(change, seed);
      var point = points + 1;
      try {
        run.dieAfter(point);
        run.comeToDeathOrRest();
        if (run.isAlive()) {
          return points;
        }
        run.operator().want(afterwards);
        run.comeToRest();
        assertThat(differences(expected, run.cluster().everything())).isEmpty();
      } catch (AssertionError e) {
        throw new AssertionError(
            "after write %d of %s with -Dseed=%d".formatted(point, change.name(), seed), e);
      }
      points = point;
    }
  }

  private static ModelRun run(Change change, long seed) {
    var wishes = new ArrayList<>(change.from());
    wishes.add(change.to());
    var run = new ModelRun(wishes.get(0), new Random(seed));
    for (var next : wishes.subList(1, wishes.size())) {
      run.comeToRest();
      run.operator().want(next);
    }
    return run;
  }

  /** The names of what differs; the objects are too large to be read. */
  private static Set<String> differences(Map<String, Object> one, Map<String, Object> other) {
    var differ = new TreeSet<>(one.keySet());
    differ.addAll(other.keySet());
    differ.removeIf(
        key ->
            one.containsKey(key) && other.containsKey(key) && one.get(key).equals(other.get(key)));
    return differ;
  }

  private static Wanted wanted(String release, String spec) {
    return new Wanted(Specs.at(release, spec));
  }
}
