package io.lagooperator.plugin;

import io.lagooperator.model.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The program that kubectl asks for completions of {@code kubectl lago}: a shell script that knows
 * the whole grammar, since to start Java at each press of a key would take too long.
 */
final class CompletionScript {
  private static final String HEAD =
      """
      #!/bin/sh
      # Made by the build from the grammar of the plugin. kubectl runs it, from the PATH, to complete
      # kubectl lago: one suggestion a line, and at last a number: 4 is to complete no file names.
      verb=
      number=0
      for word in "$@"; do
        number=$((number + 1))
        [ "$number" -eq "$#" ] && break
        case "$verb|$word" in
          *'|'-*) ;;
      """;

  private CompletionScript() {}

  static String text() {
    var grammar = KubectlLago.grammar();
    var script = new StringBuilder(HEAD);
    verbs(grammar).forEach(verb -> script.append("    '|%s') verb=%s ;;\n".formatted(verb, verb)));
    groups(grammar)
        .forEach(
            group ->
                verbs(below(grammar, group))
                    .forEach(
                        verb ->
                            script.append(
                                "    '%s|%s') verb='%s %s' ;;\n"
                                    .formatted(group, verb, group, verb))));
    script.append("  esac\ndone\n\ncase $verb in\n");
    script.append(entry("''", grammar));
    for (var verb : verbs(grammar)) {
      var line = below(grammar, verb);
      script.append(entry(verb, line));
      verbs(line)
          .forEach(
              name -> script.append(entry("'%s %s'".formatted(verb, name), below(line, name))));
    }
    return script.append("esac\necho :4\n").toString();
  }

  private static String entry(String name, CommandLine line) {
    var words =
        Stream.of(
                described(line),
                components(line.getCommandName()).stream(),
                line.getCommandSpec().options().stream().map(OptionSpec::longestName).sorted())
            .flatMap(all -> all)
            .collect(Collectors.joining(" \\\n      "));
    return "  %s)\n    printf '%%s\\n' \\\n      %s\n    ;;\n".formatted(name, words);
  }

  /** Verbs with what they do, which shells show beside them. */
  private static Stream<String> described(CommandLine line) {
    return verbs(line).stream()
        .map(
            verb ->
                "'%s\t%s'"
                    .formatted(
                        verb,
                        String.join(
                                " ",
                                below(line, verb).getCommandSpec().usageMessage().description())
                            .replace("'", "’")));
  }

  private static List<String> components(String verb) {
    return verb.equals("restart") || verb.equals("logs")
        ? Arrays.stream(Component.values())
            .filter(component -> verb.equals("logs") || !component.isStore())
            .map(Component::label)
            .toList()
        : List.of();
  }

  private static List<String> verbs(CommandLine line) {
    return List.copyOf(line.getSubcommands().keySet());
  }

  private static CommandLine below(CommandLine line, String verb) {
    return Objects.requireNonNull(line.getSubcommands().get(verb));
  }

  private static List<String> groups(CommandLine line) {
    return verbs(line).stream()
        .filter(verb -> !below(line, verb).getSubcommands().isEmpty())
        .toList();
  }
}
