package io.lagooperator.observed;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why the guard of the database did not let a migration begin; nothing was changed then. */
public record GuardVerdict(Kind kind, String release, String sentence) {
  private static final Pattern LAST_WORDS =
      Pattern.compile(
          "LAGO-OPERATOR (?<kind>\\w+) (?<release>\\S+)\\s*(?<sentence>.*)", Pattern.DOTALL);

  /** What the guard found. */
  public enum Kind {
    Behind,
    Ahead,
    OtherKeys,
    OtherOwner,
    UnknownSchema,
    Unreachable
  }

  /** Finds a verdict in the last words of a Job: its first line names it, the rest explains. */
  static Optional<GuardVerdict> in(String lastWords) {
    var match = LAST_WORDS.matcher(lastWords.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(match.group("kind")))
        .findFirst()
        .map(kind -> new GuardVerdict(kind, match.group("release"), match.group("sentence")));
  }
}
