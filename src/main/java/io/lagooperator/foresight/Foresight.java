package io.lagooperator.foresight;

import io.lagooperator.foresight.Story.End;
import io.lagooperator.observed.Observed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plays passes out until nothing is left to do: between two of them all goes well. Workloads become
 * ready, Jobs succeed, what was deleted is gone.
 */
public final class Foresight {
  private static final int FAR_TOO_LONG = 1_000;

  private final Function<Observed, Turn> operator;

  public Foresight(Function<Observed, Turn> operator) {
    this.operator = operator;
  }

  public Story of(Scene scene) {
    var picture = new Picture(scene);
    var rounds = new ArrayList<Round>();
    var now = scene.now();
    for (int pass = 0, idle = 0; pass < FAR_TOO_LONG; pass++) {
      var turn = operator.apply(Observed.of(picture.objects(), now));
      if (turn instanceof Turn.Refused refused) {
        return new Story(rounds, new End.InTheWay(refused.problems()));
      }
      var work = (Turn.Work) turn;
      var writes = picture.apply(work);
      if (!writes.isEmpty()) {
        rounds.add(new Round(work.intent().plan().step(), work.intent().course(), writes));
      }
      if (!picture.foreign().isEmpty()) {
        return new Story(rounds, new End.Foreign(picture.foreign()));
      }
      // What was under way before the first pass may be all that it waited for.
      idle = writes.isEmpty() ? idle + 1 : 0;
      if (idle > 1) {
        var again = work.intent().plan().lookAgain().filter(now::isBefore);
        if (again.isEmpty()) {
          return new Story(rounds, new End.AtRest(work.intent()));
        }
        now = again.get();
        idle = 0;
      }
      picture.settle(now);
    }
    throw new IllegalStateException("nothing comes to rest: " + last(rounds, now));
  }

  private static String last(List<Round> rounds, Instant now) {
    return now
        + " "
        + rounds.stream()
            .skip(Math.max(0, rounds.size() - 3))
            .map(
                r ->
                    r.step()
                        + " "
                        + r.writes().stream().map(w -> w.deed() + " " + w.key()).toList())
            .toList();
  }
}
