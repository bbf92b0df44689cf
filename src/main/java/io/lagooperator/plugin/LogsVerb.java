package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.lagooperator.model.Component;
import io.lagooperator.model.JobStep;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the pods of an instance, or of one component, have written. */
@Command(
    name = "logs",
    description = "Show the logs of all pods, or of one component.",
    footer = {
      "%nLines carry the name of their pod where there are several. Jobs are components too:",
      "migrate, datawork, organization and drain.",
      "%nExamples: kubectl lago logs worker --tail 100 --follow",
      "          kubectl lago logs migrate"
    })
final class LogsVerb implements Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "COMPONENT",
      description = "One component alone, such as api or migrate. Defaults to all.")
  Optional<String> component = Optional.empty();

  @Option(
      names = "--tail",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "Last lines of each pod; -1 for all. Defaults to ${DEFAULT-VALUE}.")
  int tail = 100;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on, until Ctrl-C.")
  boolean follow;

  @Option(
      names = {"-p", "--previous"},
      description = "Of the container before the last restart.")
  boolean previous;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Only what is younger, such as 10m.")
  Optional<Duration> since = Optional.empty();

  @Override
  public ExitCode run(Session session) {
    if (follow && previous) {
      throw Refusal.ofUsage("What is over cannot be followed: leave out --follow or --previous.");
    }
    if (previous && since.isPresent()) {
      throw Refusal.ofUsage(
          "What was before the last restart is shown whatever its age: leave out --since or --previous.");
    }
    var wanted = component.map(LogsVerb::label);
    var lago = new Instances(session).meant(Optional.empty());
    var pods = new InstancePods(session, lago).of(wanted);
    if (pods.isEmpty()) {
      throw new Refusal(
          "%s has no pods%s. See kubectl lago status."
              .formatted(lago.getMetadata().getName(), wanted.map(it -> " of " + it).orElse("")));
    }
    var logs = new PodLogs(session, tail, since, previous, pods.size() > 1);
    return follow ? logs.follow(pods) : logs.print(pods);
  }

  private static String label(String name) {
    return Component.bySpecName(name)
        .or(() -> Component.byLabel(name))
        .map(Component::label)
        .or(() -> JobStep.byLabel(name).map(JobStep::label))
        .orElseThrow(
            () ->
                Refusal.ofUsage(
                    "Lago has no component %s. See kubectl lago status for those that run."
                        .formatted(name)));
  }

  /** What lines of several pods begin with. */
  static String prefix(Pod pod) {
    return "[" + pod.getMetadata().getName() + "] ";
  }
}
