package io.lagooperator.plugin;

/** Nobody reads the answer any more, such as behind {@code head}: all that is left is to end. */
final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosed() {
    super("the output is closed", null, false, false);
  }
}
