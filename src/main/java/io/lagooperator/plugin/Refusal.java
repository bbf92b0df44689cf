package io.lagooperator.plugin;

/** Ends a verb with a sentence for the user: what happened, to which object, what to do next. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  Refusal(String message) {
    this(ExitCode.REFUSED, message);
  }

  Refusal(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  static Refusal ofUsage(String message) {
    return new Refusal(ExitCode.USAGE, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
