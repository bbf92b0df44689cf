package io.lagooperator.status;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Pause;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.PodFacts;
import io.lagooperator.observed.Trouble;
import io.lagooperator.plan.Course;
import io.lagooperator.plan.Plan;
import io.lagooperator.plan.Revisions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a pass knows of an instance whose spec can be realised. */
public record Situation(
    Instance instance,
    Course course,
    Observed observed,
    Revisions revisions,
    Plan plan,
    Outcome outcome) {

  public Situation with(Outcome other) {
    return new Situation(instance, course, observed, revisions, plan, other);
  }

  /** The pause that the instance is in. */
  public Optional<Pause> pause() {
    return instance.pause().filter(pause -> pause.holdsAt(observed.now()));
  }

  /** When to look again if nothing happens before: patience has an end. */
  public Optional<Instant> lookAgain() {
    var patience =
        Stream.of(scheduled(), ended(), MissingPods.lookAgain(observed))
            .flatMap(times -> times)
            .map(at -> at.plusSeconds(1))
            .filter(at -> at.isAfter(observed.now()));
    return Stream.concat(plan.lookAgain().stream(), patience).min(Comparator.naturalOrder());
  }

  private Stream<Instant> scheduled() {
    return pods()
        .flatMap(pod -> pod.trouble().stream())
        .flatMap(t -> t instanceof Trouble.Unschedulable u ? Stream.of(u) : Stream.empty())
        .map(waiting -> waiting.since().plus(Troubles.SCHEDULING_PATIENCE));
  }

  private Stream<Instant> ended() {
    return pods()
        .filter(PodFacts::ending)
        .flatMap(pod -> pod.endsBy().stream())
        .map(by -> by.plus(Troubles.ENDING_PATIENCE));
  }

  private Stream<PodFacts> pods() {
    return Stream.concat(
        observed.pods().values().stream().flatMap(List::stream), observed.jobPods().stream());
  }

  /** Whether nothing goes on before all pods of a component are gone. */
  boolean isWaitingForEndOf(Component component) {
    return plan.waitingFor().contains(component)
        && switch (plan.step()) {
          case CLEARING, STOPPING -> true;
          // All old pods of a store go before a new one comes.
          default -> component.isStore();
        };
  }
}
