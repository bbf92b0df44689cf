package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words for people in the source, so that a test can ask whether each of them is tried. */
public final class SourceText {
  private static final Path MAIN = Path.of("src", "main", "java", "io", "lagooperator");
  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern WORDS = Pattern.compile("[a-z]+ [a-zA-Z]+ [a-z]+");

  private SourceText() {}

  /** What the classes of a room with such names say, in whole literals; patterns stay in them. */
  public static List<String> literals(String room, String names) {
    try (Stream<Path> files = Files.list(MAIN.resolve(room))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(" + names + ")[.]java"))
          .sorted()
          .flatMap(SourceText::literals)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> literals(Path file) {
    try {
      var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return LITERAL
          .matcher(JOINED.matcher(code).replaceAll(""))
          .results()
          .map(literal -> literal.group(1))
          .filter(text -> WORDS.matcher(text).find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a text with places for values looks like once they are there. */
  public static Pattern filled(String text) {
    return Pattern.compile(
        Stream.of(text.split("%[sd]", -1)).map(Pattern::quote).reduce((a, b) -> a + ".*" + b).get(),
        Pattern.DOTALL);
  }
}
