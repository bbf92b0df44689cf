package io.lagooperator.plugin;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gathers what others need to help, without secrets. */
@Command(
    name = "report",
    description = "Gather what others need to help, in an archive without secrets.",
    footer = {
      "%nHolds the instance, its objects, events and logs. Of Secrets it has names and sizes only;",
      "their values are taken out where they stand as they are or in base64. Those of fewer than 6",
      "characters and other spellings may stand: look into it before you pass it on. The exit code",
      "is 5 when the Secrets could not be read, so that nobody knows their values.",
      "%nExample: kubectl lago report -o billing.zip"
    })
final class ReportVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "A new file. Defaults to lago-report-INSTANCE-TIME.zip.")
  Optional<Path> file = Optional.empty();

  @Option(
      names = "--tail",
      paramLabel = "LINES",
      defaultValue = "500",
      description = "Last lines of each log. Defaults to ${DEFAULT-VALUE}.")
  int tail = 500;

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var now = session.surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var name = lago.getMetadata().getName();
    var target =
        file.orElseGet(
            () ->
                Path.of("lago-report-%s-%s.zip".formatted(name, now.toString().replace(":", ""))));
    var content = new ReportContent(session, lago, tail);
    new PrivateFile(target)
        .write(
            file -> {
              try (var archive = new Archive(file)) {
                content.writeTo(archive);
              }
            });
    content.missing().forEach(session.screen()::hint);
    session.screen().print(target.toString());
    if (content.knowsSecrets()) {
      return ExitCode.GOOD;
    }
    session
        .screen()
        .hint(
            "The Secrets of namespace %s could not be read, so their values may stand in it wherever somebody wrote them down. Look for them before you pass it on."
                .formatted(lago.getMetadata().getNamespace()));
    return ExitCode.NOT_AS_WANTED;
  }
}
