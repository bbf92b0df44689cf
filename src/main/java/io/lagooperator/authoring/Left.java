package io.lagooperator.authoring;

/** What could not be carried over, and why. */
public record Left(String what, String reason) {
  @Override
  public String toString() {
    return what + ": " + reason;
  }
}
