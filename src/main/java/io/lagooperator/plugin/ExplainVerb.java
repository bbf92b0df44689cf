package io.lagooperator.plugin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says why an instance is not ready. */
@Command(
    name = "explain",
    description = "Say why the instance is not ready: the one cause, and the next command.",
    footer = {
      "%nThe exit code is 0 when all is as asked, and 5 when it is not.",
      "%nExample: kubectl lago explain"
    })
final class ExplainVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var explanation = Explanation.of(lago);
    var screen = session.screen();
    var palette = screen.palette();
    screen.print(
        "%s is %s."
            .formatted(
                lago.getMetadata().getName(),
                explanation.well() ? palette.good("as asked") : palette.bad("not as asked")));
    screen.print(explanation.cause());
    if (!explanation.advice().isEmpty()) {
      screen.print(explanation.advice());
    }
    explanation.commands().forEach(command -> screen.print("  " + palette.strong(command)));
    return explanation.well() ? ExitCode.GOOD : ExitCode.NOT_AS_WANTED;
  }
}
