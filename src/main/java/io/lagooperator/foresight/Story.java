package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.desired.Intent;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is foreseen: passes in their order, and how they end. */
public record Story(List<Round> rounds, End end) {
  public Story {
    rounds = List.copyOf(rounds);
  }

  /** Why nothing more happens. */
  public sealed interface End {
    /** Nothing is left to do, for now or for good. */
    record AtRest(Intent intent) implements End {}

    /** The operator refuses to go on. */
    record InTheWay(List<Problem> problems) implements End {
      public InTheWay {
        problems = List.copyOf(problems);
      }
    }

    /** Objects of somebody else stand where its own should be. */
    record Foreign(List<ObjectKey> objects) implements End {
      public Foreign {
        objects = List.copyOf(objects);
      }
    }
  }

  /** What is done to each object in the end, in the order of first writes. */
  public List<Effect> effects() {
    Map<ObjectKey, Effect> effects = new LinkedHashMap<>();
    writes()
        .forEach(
            write ->
                effects.compute(
                    write.key(), (key, e) -> e == null ? Effect.of(write) : e.then(write)));
    return List.copyOf(effects.values());
  }

  /** Jobs in the order in which they are run. */
  public List<Job> jobs() {
    return writes()
        .filter(write -> write.deed() == Deed.CREATE)
        .flatMap(write -> write.after().stream())
        .filter(Job.class::isInstance)
        .map(Job.class::cast)
        .toList();
  }

  /** How an object is after everything. */
  public Optional<HasMetadata> last(ObjectKey key) {
    return writes()
        .filter(write -> write.key().equals(key))
        .reduce((a, b) -> b)
        .flatMap(Write::after);
  }

  public boolean isEmpty() {
    return rounds.isEmpty();
  }

  public Stream<Write> writes() {
    return rounds.stream().flatMap(round -> round.writes().stream());
  }
}
