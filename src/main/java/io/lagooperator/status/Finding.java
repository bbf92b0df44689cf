package io.lagooperator.status;

/** A reason with the sentence that goes with it. */
record Finding(Reason reason, String sentence) {
  /** Whether it will not pass without somebody doing something. */
  boolean isLasting() {
    return reason != Reason.Waiting;
  }
}
