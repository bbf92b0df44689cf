package io.lagooperator.authoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads files of lines NAME=value as Compose reads them: with comments, {@code export}, quotes, and
 * values over several lines in quotes. Names that came before may be used in what comes after.
 */
public final class Dotenv {
  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int at;
  private int line = 1;

  private Dotenv(String text) {
    this.text = text.replace("\r\n", "\n").replaceFirst("^\uFEFF", "");
  }

  public static Map<String, String> read(String text) {
    return Collections.unmodifiableMap(new Dotenv(text).read());
  }

  private Map<String, String> read() {
    while (at < text.length()) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == '\n') {
        next();
      } else if (at < text.length() && text.charAt(at) == '#') {
        restOfLine();
      } else if (at < text.length()) {
        entry();
      }
    }
    return values;
  }

  private void entry() {
    var start = at;
    while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var name = text.substring(start, at).strip().replaceFirst("^export\\s+", "");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
      throw new Unreadable("Line %d is not NAME=value, nor a comment. Correct it.".formatted(line));
    }
    if (at == text.length() || text.charAt(at) == '\n') {
      return; // a name alone takes its value from the shell, which is not ours to read
    }
    at++;
    skipBlanks();
    values.put(name, value());
  }

  private String value() {
    if (at == text.length()) {
      return "";
    }
    return switch (text.charAt(at)) {
      case '\'' -> quoted('\'');
      case '"' -> Interpolation.of(unescaped(quoted('"')), values);
      default -> Interpolation.of(withoutComment(restOfLine()), values);
    };
  }

  private String quoted(char quote) {
    var began = line;
    var out = new StringBuilder();
    next();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && quote == '"') {
        out.append(next());
      }
      out.append(next());
    }
    if (at == text.length()) {
      throw new Unreadable("The quote that begins in line %d is not closed.".formatted(began));
    }
    next();
    restOfLine();
    return out.toString();
  }

  private static String unescaped(String quoted) {
    var out = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      var c = quoted.charAt(i);
      if (c != '\\' || i + 1 == quoted.length()) {
        out.append(c);
        continue;
      }
      var escaped = quoted.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '"', '\\' -> out.append(escaped);
        case '$' -> out.append("$$");
        default -> out.append('\\').append(escaped);
      }
    }
    return out.toString();
  }

  private static String withoutComment(String value) {
    return value.replaceFirst("(^|\\s)#.*$", "").strip();
  }

  private String restOfLine() {
    var start = at;
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private char next() {
    var c = text.charAt(at++);
    if (c == '\n') {
      line++;
    }
    return c;
  }
}
