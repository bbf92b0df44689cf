package io.lagooperator.plugin;

import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.lagooperator.api.LagoInstance;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
    var last = new AtomicReference<>(written);
    var told = new AtomicReference<>("");
    try {
      new Instances(session)
          .resource(name)
          .waitUntilCondition(
              now -> now == null || isOver(session, now, goal, last, told),
              timeout.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new Refusal(
          ExitCode.TIMED_OUT,
          "%s is not %s within %s: %s See kubectl lago explain."
              .formatted(
                  name,
                  goal.words(),
                  DurationText.age(timeout),
                  new Statuses(last.get()).message()));
    }
    var now = new Statuses(last.get());
    if (!goal.isReached(now)) {
      throw new Refusal("%s cannot be %s: %s".formatted(name, goal.words(), now.message()));
    }
    session.screen().print("%s: %s".formatted(name, now.message()));
    return ExitCode.GOOD;
  }

  private static boolean isOver(
      Session session,
      LagoInstance now,
      Goal goal,
      AtomicReference<LagoInstance> last,
      AtomicReference<String> told) {
    last.set(now);
    var statuses = new Statuses(now);
    var message = statuses.message();
    if (goal.isReached(statuses) || goal.isHopeless(statuses)) {
      return true;
    }
    if (statuses.isCurrent() && !Objects.equals(told.getAndSet(message), message)) {
      session.screen().tell("  " + message);
    }
    return false;
  }
}
