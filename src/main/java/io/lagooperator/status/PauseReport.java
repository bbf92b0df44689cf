package io.lagooperator.status;

import io.lagooperator.model.Pause;
import java.util.stream.Collectors;

/** Words for a pause: until when, why, and what waits for its end. */
final class PauseReport {
  private static final int SHOWN = 3;

  private PauseReport() {}

  static Finding finding(Pause pause) {
    return Finding.withNextStep(
        Reason.Paused,
        head(pause) + ": nothing is written but status and events, and Jobs that run go on");
  }

  /** Whatever is said of an instance, while it is paused this is said too. */
  static Finding of(Situation situation, Finding summary, ServiceState state) {
    var pending = situation.outcome().pending();
    return situation
        .pause()
        .map(
            pause ->
                state == ServiceState.Starting
                    ? instead(summary, pause, pending)
                    : after(summary, pause, pending))
        .orElse(summary);
  }

  /** Work that is under way is worth a word only as long as it gets on. */
  private static Finding instead(Finding work, Pause pause, Pending pending) {
    return pending.isEmpty()
        ? new Finding(Reason.Paused, after(work, pause, pending).sentence())
        : waiting(pause, pending);
  }

  static Finding after(Finding first, Pause pause, Pending pending) {
    return new Finding(
        first.reason(),
        first.sentence().replaceFirst("[.\\s]*$", ". ") + waiting(pause, pending).sentence());
  }

  private static Finding waiting(Pause pause, Pending pending) {
    return Finding.withNextStep(Reason.Paused, head(pause) + ": " + waits(pending));
  }

  private static String head(Pause pause) {
    return "Paused until " + pause.until() + pause.reason().map(r -> " (" + r + ")").orElse("");
  }

  private static String waits(Pending pending) {
    var changes = pending.changes();
    if (changes.isEmpty()) {
      return "nothing is changed before";
    }
    var more = changes.size() - SHOWN;
    return "%s (%s%s)%s"
        .formatted(
            changes.size() == 1 ? "one change waits" : changes.size() + " changes wait",
            changes.stream()
                .limit(SHOWN)
                .map(Pending.Change::toString)
                .collect(Collectors.joining(", ")),
            more > 0 ? " and %d more".formatted(more) : "",
            pending.whole() ? "" : ", and all else after");
  }
}
