package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import io.lagooperator.authoring.ChartSource;
import io.lagooperator.authoring.ComposeSource;
import io.lagooperator.authoring.Dotenv;
import io.lagooperator.authoring.EnvSource;
import io.lagooperator.authoring.Move;
import io.lagooperator.authoring.Options;
import io.lagooperator.authoring.Unreadable;
import io.lagooperator.model.Problem;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints manifests for a Lago that runs elsewhere; keys are carried over as they are. */
@Command(
    name = "import",
    description =
        "Print manifests for a Lago that runs elsewhere, with its keys as they are. Nothing is"
            + " written.",
    subcommands = {ImportVerb.Compose.class, ImportVerb.Env.class, ImportVerb.Helm.class})
final class ImportVerb {
  /** What every source may be told. */
  static final class More {
    @Option(
        names = "--name",
        paramLabel = "NAME",
        defaultValue = "lago",
        description = "Name of the instance to be. Defaults to ${DEFAULT-VALUE}.")
    String name = "";

    @Option(
        names = "--release",
        paramLabel = "RELEASE",
        description = "Release of Lago that runs now, where the source does not tell.")
    Optional<String> release = Optional.empty();

    @Option(
        names = "--rsa-key-file",
        paramLabel = "FILE",
        description = "The RSA key of Lago, where it is kept in a file.")
    Optional<Path> rsaKey = Optional.empty();

    Options options() {
      return new Options(name, release, rsaKey.map(ImportVerb::text));
    }
  }

  /** From a Compose file. */
  @Command(name = "compose", description = "From a Compose file, and the .env beside it.")
  static final class Compose implements Verb {
    @Mixin final More more = new More();
    @Mixin final SecretsOutput output = new SecretsOutput();

    @Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        defaultValue = "docker-compose.yml",
        description = "The Compose file. Defaults to ${DEFAULT-VALUE}.")
    Path file = Path.of("");

    @Option(
        names = "--env-file",
        paramLabel = "FILE",
        description = "Values for the Compose file. Defaults to .env beside it.")
    Optional<Path> envFile = Optional.empty();

    @Override
    public ExitCode run(Session session) {
      return print(
          session,
          output,
          () -> ComposeSource.move(text(file), values(), this::beside, more.options()));
    }

    private Map<String, String> values() {
      return envFile
          .map(ImportVerb::text)
          .or(() -> beside(".env"))
          .map(Dotenv::read)
          .orElse(Map.of());
    }

    private Optional<String> beside(String path) {
      var there = file.toAbsolutePath().resolveSibling(path);
      return Files.isReadable(there) ? Optional.of(text(there)) : Optional.empty();
    }
  }

  /** From a file of variables. */
  @Command(name = "env", description = "From a file of lines NAME=value, such as .env.")
  static final class Env implements Verb {
    @Mixin final More more = new More();
    @Mixin final SecretsOutput output = new SecretsOutput();

    @Parameters(paramLabel = "FILE", description = "The file of variables.")
    Path file = Path.of("");

    @Override
    public ExitCode run(Session session) {
      return print(session, output, () -> EnvSource.move(text(file), more.options()));
    }
  }

  /** From a release of the vendor's chart. */
  @Command(
      name = "helm",
      description = "From a Helm release of the vendor's chart, in the namespace that is meant.")
  static final class Helm implements Verb {
    @Mixin final More more = new More();
    @Mixin final SecretsOutput output = new SecretsOutput();

    @Parameters(paramLabel = "RELEASE-NAME", description = "Name of the Helm release.")
    String name = "";

    @Override
    public ExitCode run(Session session) {
      return print(
          session,
          output,
          () -> {
            var secrets = new HelmSecrets(session);
            return ChartSource.move(secrets.release(name), secrets::values, more.options());
          });
    }
  }

  private static ExitCode print(Session session, SecretsOutput output, Supplier<Move> source) {
    output.guard(session);
    var move = read(source);
    var problems = problems(move);
    var screen = session.screen();
    output.write(
        session, move.manifests(), "It holds keys. See what comes of it: kubectl lago plan -f %s");
    move.left().forEach(left -> screen.tell("Not carried over: " + left));
    move.byHand().forEach(step -> screen.tell("By hand: " + step));
    problems.forEach(problem -> screen.complain(problem.toString()));
    return problems.isEmpty() ? ExitCode.GOOD : ExitCode.REFUSED;
  }

  private static Move read(Supplier<Move> source) {
    try {
      return source.get();
    } catch (Unreadable e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /** As the operator would say them. */
  private static List<Problem> problems(Move move) {
    return new SpecValidator(ReleaseCatalogue.BUILT_IN, Set.of())
        .problems(Reading.withoutLimits().convertValue(move.instance(), LagoInstance.class));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Refusal("%s cannot be read. Is the path right?".formatted(file));
    }
  }
}
