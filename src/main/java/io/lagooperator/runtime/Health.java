package io.lagooperator.runtime;

import java.util.List;

/** What keeps the operator from working: nothing, where it is well. */
public record Health(List<String> troubles) {
  public Health {
    troubles = List.copyOf(troubles);
  }

  Answer answer(String well) {
    return troubles.isEmpty()
        ? Answer.ok(well + "\n")
        : new Answer(503, String.join("\n", troubles) + "\n");
  }
}
