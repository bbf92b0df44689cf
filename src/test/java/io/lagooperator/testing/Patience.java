package io.lagooperator.testing;

import java.time.Duration;

/**
 * How long a test waits for what must come: longer than any sound run takes on a busy machine,
 * since a wait ends as soon as its condition holds.
 */
public final class Patience {
  public static final Duration LIMIT = Duration.ofMinutes(2);

  private Patience() {}
}
