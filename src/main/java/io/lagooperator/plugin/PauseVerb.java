package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps the operator from changing anything, for a time. */
@Command(
    name = "pause",
    description = "Keep the operator from changing anything, for a time.",
    footer = "%nExample: kubectl lago pause --for 2h --reason \"new nodes\"")
final class PauseVerb implements Verb {
  private static final Duration UNLESS_TOLD = Duration.ofHours(1);

  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "How long, such as 90m or 2h. Defaults to 1h.")
  Optional<Duration> length = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      description = "Until when, such as 2026-12-01T18:00:00Z.")
  Optional<String> until = Optional.empty();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who wonder.")
  Optional<String> reason = Optional.empty();

  @Override
  public ExitCode run(Session session) {
    var end = end(session.surroundings().clock().instant());
    var lago = instance.of(session);
    var pause = new HashMap<String, Object>();
    pause.put("until", end.toString());
    pause.put("reason", reason.orElse(null)); // of an earlier pause it would be a wrong one
    var written = new Change(session, lago).write(Map.of("pause", pause));
    return waiting.after(session, written, "paused until " + end, Goal.PAUSED);
  }

  private Instant end(Instant now) {
    if (length.isPresent() && until.isPresent()) {
      throw Refusal.ofUsage("Both --for and --until are given: leave one out.");
    }
    var end =
        until
            .map(PauseVerb::moment)
            .orElseGet(() -> now.plus(length.orElse(UNLESS_TOLD)).truncatedTo(ChronoUnit.SECONDS));
    if (!end.isAfter(now)) {
      throw Refusal.ofUsage("A pause until %s is over already.".formatted(end));
    }
    return end;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.ofUsage(
          "--until %s is no moment; write it like 2026-12-01T18:00:00Z.".formatted(text));
    }
  }

  /** Whether there is a pause that could be ended. */
  static boolean isPaused(LagoInstance lago) {
    return Pause.of(lago).isPresent();
  }
}
