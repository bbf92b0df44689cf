package io.lagooperator.plugin;

import io.lagooperator.plugin.Surroundings.Stream;
import java.io.PrintStream;

/** Where answers and what is said beside them go: answers to out, all else to err. */
final class Screen {
  private final PrintStream out;
  private final PrintStream err;
  private final Palette palette;
  private final Palette errPalette;

  Screen(Surroundings surroundings) {
    this.out = surroundings.out();
    this.err = surroundings.err();
    this.palette = new Palette(surroundings.hasColours(Stream.OUT));
    this.errPalette = new Palette(surroundings.hasColours(Stream.ERR));
  }

  /** Colours for texts that go to {@link #print}. */
  Palette palette() {
    return palette;
  }

  /** A line of the answer. */
  void print(String line) {
    out.println(line);
    requireReader();
  }

  /** A text that ends its lines itself. */
  void printAll(String text) {
    out.print(text);
    requireReader();
  }

  /** A stream of Java keeps silent about a pipe that is closed, unless it is asked. */
  private void requireReader() {
    if (out.checkError()) { // which flushes first
      throw new OutputClosed();
    }
  }

  /** A line beside the answer, such as progress. */
  void tell(String line) {
    err.println(line);
    err.flush();
  }

  /** The beginning of a line that somebody ends by answering. */
  void ask(String question) {
    err.print(question);
    err.flush();
  }

  void hint(String line) {
    tell(errPalette.busy("Note: ") + line);
  }

  void complain(String message) {
    tell(errPalette.bad("Error: ") + message);
  }
}
