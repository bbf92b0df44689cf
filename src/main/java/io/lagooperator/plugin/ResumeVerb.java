package io.lagooperator.plugin;

import java.util.Collections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a pause before its time. */
@Command(
    name = "resume",
    description = "End a pause now; the operator does what has waited.",
    footer = "%nExample: kubectl lago resume --wait")
final class ResumeVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    if (!PauseVerb.isPaused(lago)) {
      throw new Refusal("%s is not paused.".formatted(lago.getMetadata().getName()));
    }
    var written = new Change(session, lago).write(Collections.singletonMap("pause", null));
    return waiting.after(session, written, "going on", Goal.GOING_ON);
  }
}
