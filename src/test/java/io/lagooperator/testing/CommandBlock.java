package io.lagooperator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that a page shows its readers to type, and what they need beyond a cluster with an
 * instance, if the page says so in a comment before them.
 */
public record CommandBlock(Path page, int line, String commands, Optional<String> needs) {
  private static final Pattern OPENING = Pattern.compile("( *)```sh");
  private static final Pattern NEEDS = Pattern.compile(" *<!-- needs: (.+) -->");
  private static final Pattern ALL_NEED = Pattern.compile("<!-- all commands need: (.+) -->");

  /** All of a page, in their order. */
  public static List<CommandBlock> of(Path page) {
    try {
      return of(page, Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CommandBlock> of(Path page, List<String> lines) {
    var blocks = new ArrayList<CommandBlock>();
    var ofPage = needsOfPage(lines);
    var needs = ofPage;
    for (var i = 0; i < lines.size(); i++) {
      var opening = OPENING.matcher(lines.get(i));
      var comment = NEEDS.matcher(lines.get(i));
      if (comment.matches()) {
        needs = Optional.of(comment.group(1));
      } else if (opening.matches()) {
        var end = end(lines, i + 1);
        blocks.add(
            new CommandBlock(
                page,
                i + 1,
                String.join("\n", lines.subList(i + 1, end)).stripIndent() + "\n",
                needs));
        needs = ofPage;
        i = end;
      } else if (!lines.get(i).isBlank()) {
        needs = ofPage;
      }
    }
    return List.copyOf(blocks);
  }

  private static Optional<String> needsOfPage(List<String> lines) {
    return lines.stream()
        .map(ALL_NEED::matcher)
        .filter(Matcher::matches)
        .map(comment -> comment.group(1))
        .findFirst();
  }

  private static int end(List<String> lines, int from) {
    for (var i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("```")) {
        return i;
      }
    }
    throw new IllegalStateException("The block that begins before line " + from + " has no end");
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
