package io.lagooperator.testing;

import java.util.List;
import java.util.Locale;

/** What a terminal shows, as a picture for a page: commands in bold, answers as they came. */
public final class TerminalPicture {
  private static final int MARGIN = 20;
  private static final int LINE = 20;
  private static final double CHARACTER = 8.43;

  private TerminalPicture() {}

  /** Lines that begin with a dollar are what somebody typed. */
  public static String of(List<String> lines) {
    var longest = lines.stream().mapToInt(String::length).max().orElse(0);
    var width = 2 * MARGIN + (int) Math.ceil(longest * CHARACTER);
    var height = 2 * MARGIN + lines.size() * LINE;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
        <rect width="%1$d" height="%2$d" rx="8" fill="#16212e"/>
        <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
        """
            .formatted(width, height));
    for (var i = 0; i < lines.size(); i++) {
      svg.append(text(lines.get(i), MARGIN + (i + 1) * LINE - 5));
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  /** Each line has its width told, since not all fonts are equally wide. */
  private static String text(String line, int y) {
    if (line.isBlank()) {
      return "";
    }
    var typed = line.startsWith("$ ");
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s>%s</text>%n",
        MARGIN,
        y,
        line.length() * CHARACTER,
        typed ? "#ffffff" : "#b8c7d9",
        typed ? " font-weight=\"bold\"" : "",
        line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }
}
