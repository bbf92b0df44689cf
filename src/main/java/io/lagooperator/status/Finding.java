package io.lagooperator.status;

/** A reason with the sentence that goes with it. */
record Finding(Reason reason, String sentence) {
  /** What happened, and what to do about it. */
  static Finding withNextStep(Reason reason, String what) {
    return new Finding(reason, what.replaceFirst("[.\\s]+$", "") + ". " + reason.nextStep());
  }

  /** Whether it will not pass without somebody doing something. */
  boolean isLasting() {
    return reason != Reason.Waiting && reason != Reason.Draining;
  }
}
