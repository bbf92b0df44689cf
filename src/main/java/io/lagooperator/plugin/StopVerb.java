package io.lagooperator.plugin;

import io.lagooperator.api.RunState;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops an instance; its data and keys stay. */
@Command(
    name = "stop",
    description = "Stop everything that the instance runs; data and keys stay.",
    footer = "%nExample: kubectl lago stop --wait")
final class StopVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var written = new Change(session, lago).write(Map.of("state", RunState.Stopped.name()));
    return waiting.after(session, written, "asked to stop", Goal.REALISED);
  }
}
