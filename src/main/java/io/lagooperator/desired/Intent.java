package io.lagooperator.desired;

import io.lagooperator.model.Instance;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.Course;
import io.lagooperator.plan.Plan;
import java.util.function.Function;

/** What a pass means to do: the way that it found, and the plan for where the instance is on it. */
public record Intent(Course course, Templates templates, Plan plan) {
  /** The instance as it is asked for, and what is rendered for it at any release. */
  public static Intent of(
      Instance wanted, Observed observed, String database, Function<Release, Templates> at) {
    var course =
        Course.of(wanted, observed, database, ReleaseCatalogue.BUILT_IN)
            .untilNextAttempt(release -> at.apply(release).revisions(), observed);
    var templates = at.apply(course.now());
    return new Intent(
        course, templates, Plan.of(templates.instance(), course, observed, templates.revisions()));
  }

  /** The instance as it is to be now. */
  public Instance instance() {
    return templates.instance();
  }
}
