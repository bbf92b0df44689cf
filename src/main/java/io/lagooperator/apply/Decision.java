package io.lagooperator.apply;

import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.Intent;
import io.lagooperator.model.Problem;
import java.util.List;

/** What a pass came to before it writes anything. */
sealed interface Decision {
  /** Something is in the way. */
  record Refused(List<Problem> problems) implements Decision {}

  /** What was read, what is meant, and what should be there for that. */
  record Made(InputSecrets.Read read, Intent intent, DesiredState desired) implements Decision {}
}
