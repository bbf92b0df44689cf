package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages lead their readers to what is there. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern PLACE = Pattern.compile("<a id=\"([^\"]+)\">");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkToAFileOrHeadingLeadsSomewhere(Path page) throws IOException {
    var links =
        LINK.matcher(Files.readString(page))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !link.matches("[a-z]+:.*"));
    assertThat(links.filter(link -> !leadsSomewhere(page, link))).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) {
    var parts = link.split("#", 2);
    var target =
        parts[0].isEmpty() ? page : page.toAbsolutePath().resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || places(target).contains(parts[1]));
  }

  private static List<String> places(Path page) {
    try {
      var text = Files.readString(page);
      return Stream.concat(
              HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))),
              PLACE.matcher(text).results().map(place -> place.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As those who show Markdown make it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  static Stream<Path> pages() throws IOException {
    try (var docs = Files.list(Path.of("docs"))) {
      var all = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
          all.stream());
    }
  }
}
