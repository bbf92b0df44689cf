package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.Intent;
import io.lagooperator.model.Problem;
import java.util.List;

/** What the operator would do in one pass. */
public sealed interface Turn {
  /** Nothing: it tells what is in the way. */
  record Refused(List<Problem> problems) implements Turn {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** It writes, first the Secrets whose values are made only once. */
  record Work(List<HasMetadata> madeOnce, Intent intent, DesiredState desired) implements Turn {
    public Work {
      madeOnce = List.copyOf(madeOnce);
    }
  }
}
