package io.lagooperator.authoring;

import java.util.Map;
import java.util.Optional;

/**
 * Puts values into a text as Compose does: {@code $NAME}, {@code ${NAME}}, and with {@code :-},
 * {@code -}, {@code :+}, {@code +}, {@code :?} or {@code ?} what holds where there is none.
 */
final class Interpolation {
  private final String text;
  private final Map<String, String> values;
  private int at;

  private Interpolation(String text, Map<String, String> values) {
    this.text = text;
    this.values = values;
  }

  static String of(String text, Map<String, String> values) {
    return new Interpolation(text, values).until(false);
  }

  private String until(boolean brace) {
    var out = new StringBuilder();
    while (at < text.length()) {
      var c = text.charAt(at);
      if (brace && c == '}') {
        return out.toString();
      }
      at++;
      if (c != '$' || at == text.length()) {
        out.append(c);
      } else {
        out.append(afterDollar());
      }
    }
    if (brace) {
      throw new Unreadable("A brace is not closed in '%s'.".formatted(text));
    }
    return out.toString();
  }

  private String afterDollar() {
    var next = text.charAt(at);
    if (next == '$') {
      at++;
      return "$";
    }
    if (next == '{') {
      at++;
      return braced();
    }
    var name = name();
    return name.isEmpty() ? "$" : values.getOrDefault(name, "");
  }

  private String name() {
    var start = at;
    while (at < text.length() && isOfName(text.charAt(at), at == start)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isOfName(char c, boolean first) {
    return c == '_'
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (!first && c >= '0' && c <= '9');
  }

  private String braced() {
    var name = name();
    var operator = operator();
    var other = until(true);
    at++;
    var value = Optional.ofNullable(values.get(name));
    var given = operator.startsWith(":") ? value.filter(v -> !v.isEmpty()) : value;
    return switch (operator.replace(":", "")) {
      case "-" -> given.orElse(other);
      case "+" -> given.isPresent() ? other : "";
      case "?" ->
          given.orElseThrow(
              () ->
                  new Unreadable(
                      "%s has no value%s. Give it in the file of --env-file."
                          .formatted(name, other.isEmpty() ? "" : " (" + other + ")")));
      default -> value.orElse("");
    };
  }

  private String operator() {
    var start = at;
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
    }
    if (at < text.length() && "-+?".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(start, at);
  }
}
