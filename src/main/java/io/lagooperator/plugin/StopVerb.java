package io.lagooperator.plugin;

import io.lagooperator.api.RunState;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops an instance; its data and keys stay. */
@Command(name = "stop", description = "Stop everything that the instance runs; its data stays.")
final class StopVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    new Instances(session).patchSpec(lago, Map.of("state", RunState.Stopped.name()));
    session.screen().print("%s: stopping".formatted(lago.getMetadata().getName()));
    return ExitCode.GOOD;
  }
}
