package io.lagooperator.plugin;

import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.lagooperator.api.LagoInstance;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Whether to stay until what was asked for has come about, telling on the way what goes on. */
final class Waiting {
  @Option(names = "--wait", description = "Wait until it has come about.")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationText.class,
      defaultValue = "10m",
      description = "How long to wait at most. Defaults to ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ofMinutes(10);

  /** Prints what has been done, and waits if that is asked for. */
  ExitCode after(Session session, LagoInstance written, String done, Goal goal) {
    var name = written.getMetadata().getName();
    session.screen().print("%s: %s".formatted(name, done));
    return wait ? until(session, written, goal) : ExitCode.GOOD;
  }

  private ExitCode until(Session session, LagoInstance written, Goal goal) {
    var name = written.getMetadata().getName();
    var awaited = new Awaited(session.screen(), goal, written);
    try {
      new Instances(session)
          .resource(name)
          .waitUntilCondition(awaited::isOver, timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new Refusal(
          ExitCode.TIMED_OUT,
          "%s is not %s within %s: %s See kubectl lago explain."
              .formatted(name, goal.words(), DurationText.age(timeout), awaited.message()));
    }
    session.screen().print("%s: %s".formatted(name, awaited.outcome()));
    return ExitCode.GOOD;
  }
}
