package io.lagooperator.settings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may stand in a setting, with the words for whoever wrote something else. */
record Form(boolean isList, String must, Predicate<String> fits) {
  static final Form TEXT = word("be a text", text -> true);
  static final Form SWITCH = oneOf("true", "false");
  static final Form PORT = number(0, 65_535);
  static final Form OBJECT_NAME = word("be a name such as lago-operator", Form::isObjectName);
  static final Form NAMESPACE = word("be the name of a namespace", Form::isNamespace);
  static final Form NAMESPACES = words("list names of namespaces", Form::isNamespace);
  static final Form STORES =
      words(
          "list stores such as ClusterSecretStore/vault or SecretStore/vault",
          text -> text.matches("(Cluster)?SecretStore/[a-z0-9]([-.a-z0-9]*[a-z0-9])?"));
  static final Form SELECTOR =
      word(
          "be a label selector such as team=billing,stage in (test,demo)",
          SelectorSyntax::isSelector);

  static Form number(int least, int most) {
    return word(
        "be a whole number from %d to %d".formatted(least, most),
        text ->
            text.matches("[0-9]{1,5}")
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most);
  }

  static Form oneOf(String... words) {
    return word("be one of " + String.join(", ", words), List.of(words)::contains);
  }

  private static Form word(String must, Predicate<String> fits) {
    return new Form(false, must, fits);
  }

  private static Form words(String must, Predicate<String> fits) {
    return new Form(true, must, fits);
  }

  /** The words that a list is made of, in whatever way it is written. */
  static Stream<String> split(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).distinct();
  }

  /** What is wrong with this text; nothing where a setting is left empty. */
  Stream<String> mistakes(String name, String text) {
    if (isList) {
      return split(text)
          .filter(fits.negate())
          .sorted()
          .map(word -> "%s has '%s', but must %s".formatted(name, word, must));
    }
    return text.isEmpty() || fits.test(text)
        ? Stream.of()
        : Stream.of("%s is '%s', but must %s".formatted(name, text, must));
  }

  private static boolean isNamespace(String text) {
    return text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  }

  private static boolean isObjectName(String text) {
    return text.length() <= 253
        && text.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  }
}
