package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus.Upgrade;
import io.lagooperator.status.Reason;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the step of an upgrade begin that waits for a person. */
@Command(
    name = "approve",
    description = "Let the next step of an upgrade begin (upgrade.approval: Manual).",
    footer = {
      "%nSays what it is before it asks. Make a backup first: a migration cannot be undone.",
      "%nExample: kubectl lago approve --yes --wait"
    })
final class ApproveVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Question question = new Question();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var next = waitingStep(lago);
    session.screen().tell(new Statuses(lago).message());
    new RunningTasks(session, lago).mustNotMeet(question);
    question.ask(session, "Is there a backup, and may the step to %s begin?".formatted(next));
    var written = new Change(session, lago).write(Map.of("upgrade", Map.of("approved", next)));
    return waiting.after(session, written, "step to %s approved".formatted(next), Goal.REALISED);
  }

  private static String waitingStep(LagoInstance lago) {
    var now = new Statuses(lago);
    if (!now.isCurrent() || now.reason().filter(Reason.ApprovalNeeded::equals).isEmpty()) {
      throw new Refusal(
          "No step of %s waits for approval%s"
              .formatted(
                  lago.getMetadata().getName(),
                  now.message().isEmpty() ? "." : ": " + now.message()));
    }
    return Optional.ofNullable(now.status().upgrade())
        .map(Upgrade::hop)
        .orElseThrow(
            () ->
                new Refusal(
                    "The status of %s does not name the step; set upgrade.approved as its message says: %s"
                        .formatted(lago.getMetadata().getName(), now.message())));
  }
}
