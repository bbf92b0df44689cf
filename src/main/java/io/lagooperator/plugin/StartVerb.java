package io.lagooperator.plugin;

import io.lagooperator.api.RunState;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts an instance that was stopped. */
@Command(
    name = "start",
    description = "Start an instance that was stopped.",
    footer = "%nExample: kubectl lago start --wait")
final class StartVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var written = new Change(session, lago).write(Map.of("state", RunState.Running.name()));
    return waiting.after(session, written, "asked to run", Goal.REALISED);
  }
}
