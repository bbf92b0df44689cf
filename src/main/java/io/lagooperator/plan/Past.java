package io.lagooperator.plan;

import io.lagooperator.model.Instance;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;

/** What an instance has behind it is not asked for again. */
public final class Past {
  private Past() {}

  public static Instance taken(Instance instance, Observed observed) {
    var standing = Duties.given(instance, observed);
    return observed.organization().filter(JobFacts::succeeded).isPresent()
        ? standing.withOrganizationMade()
        : standing;
  }
}
