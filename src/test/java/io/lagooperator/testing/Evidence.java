package io.lagooperator.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of what was measured; never written by hand. What a run has not measured stays as it was
 * measured before.
 */
final class Evidence {
  private static final Path PAGE = Path.of("docs", "evidence.md");

  private Evidence() {}

  static void write(String how, List<Figure> figures) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# What the operator costs");
    lines.add("");
    lines.add(
        "Written by `mvn -Pbench`, which measures all of this on a real control plane whose pods are");
    lines.add(
        "simulated, and ends with 1 while a figure is over its budget. Times are medians or the");
    lines.add("percentile that is named. Memory is what is resident (VmRSS).");
    lines.add("");
    lines.add(
        "A bare loop applies the same objects at once and waits for nothing. The operator starts workers,");
    lines.add(
        "then api and pdf, then front, then clock, each when those before are ready: what that costs is the");
    lines.add("difference between the two figures of the whole way, and stays.");
    lines.add("");
    lines.add(
        "Measured with %s, on %d processors."
            .formatted(how, Runtime.getRuntime().availableProcessors()));
    lines.add("");
    lines.addAll(List.of("| figure | measured | budget | |", "|---|---|---|---|"));
    lines.addAll(rows(figures));
    lines.add("");
    lines.add("Options of the JVM, which are those of the image:");
    lines.add("");
    lines.add("```");
    lines.addAll(BenchProgram.options());
    lines.add("```");
    Files.write(PAGE, lines);
    System.out.println("Written to " + PAGE + ".");
  }

  private static List<String> rows(List<Figure> figures) throws IOException {
    var before = Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.<String>of();
    var rows = new ArrayList<String>();
    for (var budget : Budget.values()) {
      rows.add(
          figures.stream()
              .filter(it -> it.what().equals(budget.what()))
              .map(Figure::row)
              .findFirst()
              .or(() -> before.stream().filter(it -> isOf(budget, it)).findFirst())
              .orElse("| %s | not measured | | |".formatted(budget.what())));
    }
    return rows;
  }

  private static boolean isOf(Budget budget, String row) {
    return row.startsWith("| " + budget.what() + " |");
  }
}
