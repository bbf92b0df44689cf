package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.List;
import java.util.stream.Stream;

/** What is left of other releases: some of it must not meet the schema of the new one. */
final class Remains {
  private final Instance instance;
  private final Observed observed;
  private final boolean migrated;

  Remains(Instance instance, Observed observed, boolean migrated) {
    this.instance = instance;
    this.observed = observed;
    this.migrated = migrated;
  }

  /**
   * Pods tell: what a Deployment says can be edited, and counts only while the schema has yet to
   * move.
   */
  List<Component> uncleared() {
    return candidates()
        .filter(c -> !observed.isGone(c))
        .filter(c -> runsAnotherRelease(c) || (!migrated && meansAnotherRelease(c)))
        .toList();
  }

  /** Clock first: with it running, workers that end would still be given work. */
  List<Component> mayEnd() {
    var clockGone = Component.with(Role.CLOCK).stream().allMatch(observed::isGone);
    return candidates()
        .filter(c -> observed.workload(c).isPresent())
        .filter(c -> c.role() == Role.CLOCK || clockGone)
        .toList();
  }

  private Stream<Component> candidates() {
    return Stream.concat(
            instance.components().stream(), Ranks.leftovers(instance, observed).stream())
        .filter(this::mustMeetSchema);
  }

  /** Jobs wait in their queues for the new release; requests wait only where they must. */
  private boolean mustMeetSchema(Component component) {
    return switch (component.role()) {
      case CLOCK, WORKER, STREAM -> true;
      case API -> observed.workload(component).filter(this::wouldMissWhatIsDropped).isPresent();
      case PDF, FRONT, STORE -> false;
    };
  }

  private boolean wouldMissWhatIsDropped(WorkloadFacts api) {
    return !migrated
        && api.release()
            .filter(r -> !ReleaseCatalogue.BUILT_IN.isAdditive(r, instance.release()))
            .isPresent();
  }

  private boolean runsAnotherRelease(Component component) {
    return observed.podsOf(component).stream()
        .filter(pod -> !pod.ended())
        .flatMap(pod -> pod.release().stream())
        .anyMatch(release -> !release.equals(instance.release()));
  }

  private boolean meansAnotherRelease(Component component) {
    return observed
        .workload(component)
        .flatMap(WorkloadFacts::release)
        .filter(release -> !release.equals(instance.release()))
        .isPresent();
  }
}
