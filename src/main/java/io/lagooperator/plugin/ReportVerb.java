package io.lagooperator.plugin;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
      "their values are taken out wherever they stand. Look into it before you pass it on.",
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
    try (var archive = new Archive(target)) {
      var missing = new ReportContent(session, lago, tail).writeTo(archive);
      missing.forEach(session.screen()::hint);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal("%s exists, and is not written over. Name another file.".formatted(target));
    } catch (IOException e) {
      throw new Refusal("%s cannot be written: %s".formatted(target, e.getMessage()));
    }
    session.screen().print(target.toString());
    return ExitCode.GOOD;
  }
}
