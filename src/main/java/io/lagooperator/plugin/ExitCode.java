package io.lagooperator.plugin;

import java.util.Arrays;

/** How a call of the plugin ended, for scripts; the numbers never change. */
public enum ExitCode {
  GOOD(0, "What was asked for is done."),
  REFUSED(1, "It cannot be done: not found, forbidden or refused; the message has the next step."),
  USAGE(2, "The command line is wrong; nothing was asked of the cluster."),
  TIMED_OUT(3, "It was asked for, and did not come about within --timeout."),
  UNREACHABLE(4, "No cluster is configured, or it does not answer."),
  NOT_AS_WANTED(
      5,
      "There is something to tell: the instance, its keys or the report are not as they should be.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  static ExitCode of(int number) {
    return Arrays.stream(values())
        .filter(code -> code.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no exit code " + number));
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
