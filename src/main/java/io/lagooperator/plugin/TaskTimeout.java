package io.lagooperator.plugin;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the end of a task is waited for. */
final class TaskTimeout {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationText.class,
      defaultValue = "1d",
      description = "How long to wait for its end. Defaults to ${DEFAULT-VALUE}.")
  Duration time = Duration.ofDays(1);
}
