package io.lagooperator.authoring;

import java.util.List;

/** A Lago that is described by its variables alone. */
public final class EnvSource {
  private EnvSource() {}

  public static Move move(String text, Options options) {
    var environment = Dotenv.read(text);
    return Carrier.of(
        Workers.withFlags(
            Source.ofEnvironment(
                environment,
                List.of(
                    "Stop the old installation before this instance is applied: clock first, then workers once their queues are empty. Never may two clocks run."))),
        options);
  }
}
