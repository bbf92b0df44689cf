package io.lagooperator.plugin;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The plugin {@code kubectl lago}: finds the verb that is meant, and runs it. */
@Command(
    name = "kubectl lago",
    description = "Operates Lago, with your kubeconfig and your rights.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = KubectlLago.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = false)
public final class KubectlLago {
  @Mixin final ClusterOptions options = new ClusterOptions();

  /** What the jar says of itself. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"kubectl-lago " + version()};
    }
  }

  public static void main(String[] args) {
    System.exit(run(Surroundings.of(System.getenv()), args).number());
  }

  /** The whole plugin but the end of the process. */
  public static ExitCode run(Surroundings surroundings, String... args) {
    var root = new KubectlLago();
    var line = new CommandLine(root);
    Verbs.addMeant(line, args);
    configure(line, surroundings);
    line.setExecutionStrategy(parsed -> runParsed(root, surroundings, parsed).number());
    line.setParameterExceptionHandler((e, ignored) -> complain(surroundings, e).number());
    line.setExecutionExceptionHandler((e, ignored, all) -> fault(surroundings, e).number());
    return ExitCode.of(line.execute(args));
  }

  /** The grammar with all verbs, for pages and scripts that are made from it. */
  static CommandLine grammar() {
    var line = new CommandLine(new KubectlLago());
    Verbs.addAll(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true);
  }

  static String version() {
    return Optional.ofNullable(KubectlLago.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  /** After the verbs are added: they take over what is set here. */
  private static void configure(CommandLine line, Surroundings surroundings) {
    var coloured = surroundings.hasColours(Surroundings.Stream.OUT);
    line.setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setColorScheme(Help.defaultColorScheme(coloured ? Help.Ansi.ON : Help.Ansi.OFF));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static ExitCode runParsed(
      KubectlLago root, Surroundings surroundings, ParseResult parsed) {
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.GOOD;
    }
    var meant = parsed;
    while (meant.hasSubcommand()) {
      meant = meant.subcommand();
    }
    var command = meant.commandSpec();
    if (command.userObject() instanceof Verb verb) {
      return run(root, surroundings, verb);
    }
    command.commandLine().usage(surroundings.err());
    return ExitCode.USAGE;
  }

  private static ExitCode run(KubectlLago root, Surroundings surroundings, Verb verb) {
    var screen = new Screen(surroundings);
    try (var session = new Session(surroundings, root.options)) {
      try {
        return verb.run(session);
      } catch (KubernetesClientException e) {
        throw ApiFailures.refusal(e, session.config().getMasterUrl());
      }
    } catch (Refusal e) {
      screen.complain(String.valueOf(e.getMessage()));
      return e.exitCode();
    } catch (OutputClosed e) {
      return ExitCode.REFUSED; // without a word, as other programs end behind a closed pipe
    }
  }

  private static ExitCode fault(Surroundings surroundings, Exception e) {
    new Screen(surroundings)
        .complain("This is a fault of kubectl lago itself: %s. Please report it.".formatted(e));
    return ExitCode.REFUSED;
  }

  private static ExitCode complain(Surroundings surroundings, ParameterException e) {
    var screen = new Screen(surroundings);
    screen.complain(String.valueOf(e.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, writer(surroundings.err()));
    screen.tell("See %s --help.".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }
}
