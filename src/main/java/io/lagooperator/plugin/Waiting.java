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
    var progress = new Progress(session.screen(), goal, new Statuses(written));
    try {
      new Instances(session)
          .resource(name)
          .waitUntilCondition(
              now -> now == null || progress.isOver(new Statuses(now)),
              timeout.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new Refusal(
          ExitCode.TIMED_OUT,
          "%s is not %s within %s: %s See kubectl lago explain."
              .formatted(name, goal.words(), DurationText.age(timeout), progress.latest.message()));
    }
    if (!goal.isReached(progress.latest)) {
      throw new Refusal(
          "%s cannot be %s: %s".formatted(name, goal.words(), progress.latest.message()));
    }
    session.screen().print("%s: %s".formatted(name, progress.latest.message()));
    return ExitCode.GOOD;
  }

  /** What was seen last, and what of it was told. */
  private static final class Progress {
    private final Screen screen;
    private final Goal goal;
    private volatile Statuses latest;
    private String told = "";

    Progress(Screen screen, Goal goal, Statuses latest) {
      this.screen = screen;
      this.goal = goal;
      this.latest = latest;
    }

    synchronized boolean isOver(Statuses now) {
      latest = now;
      if (goal.isReached(now) || goal.isHopeless(now)) {
        return true;
      }
      if (now.isCurrent() && !now.message().equals(told)) {
        told = now.message();
        screen.tell("  " + told);
      }
      return false;
    }
  }
}
