package io.lagooperator.observed;

import io.lagooperator.model.Release;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why the guard of the database did not let a migration begin; nothing was changed then. */
public record GuardVerdict(Kind kind, String release, String sentence) {
  private static final Pattern LAST_WORDS =
      Pattern.compile(
          "LAGO-OPERATOR (?<kind>\\w+) (?<release>\\S+)\\s*(?<sentence>.*)", Pattern.DOTALL);

  private static final Pattern EXIT_CODE = Pattern.compile("exit code (?<code>\\d+)");

  /** What the guard found, and how it ends the Job then. */
  public enum Kind {
    Behind(70, "The database is at a release that is too old for one step to %s."),
    Ahead(71, "The database is at a later release than %s."),
    OtherKeys(72, "The database was written with other encryption keys."),
    OtherOwner(73, "The database belongs to another instance."),
    UnknownSchema(74, "The database is at a release that this operator does not know."),
    Unreachable(75, "The database cannot be reached, nothing was migrated."),
    WorkDue(76, "The release of the database asks for work on the data before it is left for %s."),
    NotApproved(77, "The way of the database to %s has yet to be approved.");

    private final int exitCode;
    private final String sentence;

    Kind(int exitCode, String sentence) {
      this.exitCode = exitCode;
      this.sentence = sentence;
    }

    public int exitCode() {
      return exitCode;
    }

    /** Whether the database may still be what it was taken for, so that its release may serve. */
    public boolean leavesItKnown() {
      return switch (this) {
        case Behind, Unreachable, WorkDue, NotApproved -> true;
        case Ahead, OtherKeys, OtherOwner, UnknownSchema -> false;
      };
    }

    /** Whether the release that it names is where the way to the wanted one begins. */
    boolean tellsStart() {
      return switch (this) {
        case Behind, WorkDue, NotApproved -> true;
        case Ahead, OtherKeys, OtherOwner, UnknownSchema, Unreachable -> false;
      };
    }
  }

  /** The release that the database is at, where that is behind the wanted one. */
  public Optional<Release> start() {
    return kind.tellsStart() ? Release.parse(release) : Optional.empty();
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

  /** What the end of a Job still tells when the pod with the guard's words is gone. */
  static Optional<GuardVerdict> byExitCode(String messageOfJob, Release target) {
    var match = EXIT_CODE.matcher(messageOfJob);
    return match.find()
        ? Arrays.stream(Kind.values())
            .filter(kind -> String.valueOf(kind.exitCode).equals(match.group("code")))
            .findFirst()
            .map(kind -> new GuardVerdict(kind, "-", kind.sentence.formatted(target)))
        : Optional.empty();
  }
}
