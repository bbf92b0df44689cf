package io.lagooperator.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One measured figure and the most that it may be. */
public record Figure(String what, double measured, double budget, String unit) {
  private static final String COLUMNS = "%-72s %10s %10s  %s";

  /** Of a figure that only explains another one. */
  static final double NO_BUDGET = Double.POSITIVE_INFINITY;

  boolean isWithinBudget() {
    return measured <= budget;
  }

  public static List<String> table(List<Figure> figures) {
    var lines = new ArrayList<String>();
    lines.add(COLUMNS.formatted("FIGURE", "MEASURED", "BUDGET", ""));
    figures.forEach(figure -> lines.add(figure.line()));
    return List.copyOf(lines);
  }

  /** The same as a row of a page's table. */
  String row() {
    return "| %s | %s | %s | %s |"
        .formatted(
            what,
            text(measured),
            budget == NO_BUDGET ? "" : text(budget),
            isWithinBudget() ? "" : "**over**");
  }

  /** What no more than this share of the values are above. */
  static double percentile(List<Double> values, double share) {
    var sorted = values.stream().sorted().toList();
    var place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, place));
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private String line() {
    return budget == NO_BUDGET
        ? COLUMNS.formatted(what, text(measured), "-", "").stripTrailing()
        : COLUMNS.formatted(
            what, text(measured), text(budget), isWithinBudget() ? "ok" : "OVER BUDGET");
  }

  private String text(double value) {
    var number = value == Math.rint(value) ? "%.0f" : value < 10 ? "%.2f" : "%.0f";
    return (String.format(Locale.ROOT, number, value) + " " + unit).strip();
  }
}
