package io.lagooperator.foresight;

import io.lagooperator.plan.Course;
import io.lagooperator.plan.Step;
import java.util.List;

/**
 * What one pass writes: the step that it is at, where on the way, and the writes in their order.
 */
public record Round(Step step, Course course, List<Write> writes) {
  public Round {
    writes = List.copyOf(writes);
  }
}
