package io.lagooperator.authoring;

/** Says in a sentence for the user why a source cannot be read. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unreadable(String message) {
    super(message, null, false, false);
  }
}
