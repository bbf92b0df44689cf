package io.lagooperator.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Text that changes: redrawn in place on a terminal, elsewhere one plain line for each change. */
final class LiveText {
  private static final String CLEAR_BELOW = "\u001b[J";
  // A line that wraps would take two rows, and the next redraw would miss its place.
  private static final String CUT_LINES = "\u001b[?7l";
  private static final String WRAP_LINES = "\u001b[?7h";

  private final PrintStream out;
  private final boolean terminal;
  private List<String> shown = List.of();

  LiveText(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static LiveText onStandardOutput() {
    return new LiveText(System.out, isTerminal());
  }

  void show(List<String> lines) {
    if (lines.equals(shown)) {
      return;
    }
    if (terminal) {
      var up = shown.isEmpty() ? "" : "\u001b[" + shown.size() + "A\r";
      out.print(up + CLEAR_BELOW + CUT_LINES + String.join("\n", lines) + WRAP_LINES + "\n");
    } else {
      lines.stream().filter(line -> !line.isBlank() && !shown.contains(line)).forEach(out::println);
    }
    out.flush();
    shown = List.copyOf(lines);
  }

  // System.console() is there without a terminal too from Java 22 on.
  private static boolean isTerminal() {
    try {
      return !"dumb".equals(System.getenv("TERM"))
          && new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
