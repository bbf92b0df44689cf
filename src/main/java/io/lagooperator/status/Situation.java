package io.lagooperator.status;

import io.lagooperator.model.Instance;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.Trouble;
import io.lagooperator.plan.Plan;
import io.lagooperator.plan.Revisions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a pass knows of an instance whose spec can be realised. */
public record Situation(
    Instance instance, Observed observed, Revisions revisions, Plan plan, Outcome outcome) {

  /** When to look again if nothing happens before: patience with the scheduler has an end. */
  public Optional<Instant> lookAgain() {
    var impatient =
        Stream.concat(
                observed.pods().values().stream().flatMap(List::stream),
                observed.jobPods().stream())
            .flatMap(pod -> pod.trouble().stream())
            .flatMap(t -> t instanceof Trouble.Unschedulable u ? Stream.of(u) : Stream.empty())
            .map(waiting -> waiting.since().plus(Troubles.SCHEDULING_PATIENCE).plusSeconds(1))
            .filter(at -> at.isAfter(observed.now()));
    return Stream.concat(plan.lookAgain().stream(), impatient).min(Comparator.naturalOrder());
  }
}
