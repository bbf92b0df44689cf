package io.lagooperator.testing;

import java.util.Random;

/** Whether tests that usually draw a sample are to go through all cases, and what they draw by. */
public final class Proof {
  private Proof() {}

  /** So under the profile of that name. */
  public static boolean isAsked() {
    return Boolean.getBoolean("proof");
  }

  /** The seed that was given to see a failure again, else a new one. */
  public static long seed() {
    return Long.getLong("seed", new Random().nextLong());
  }
}
