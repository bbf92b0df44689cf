package io.lagooperator.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under headings, in columns as wide as what is in them. */
final class Table {
  private static final String GAP = "   ";

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A text, and the colour that does not count for its width. */
  record Cell(String text, UnaryOperator<String> colour) {
    static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  void add(Cell... cells) {
    rows.add(List.of(cells));
  }

  /** Lines without blanks at their ends. */
  String text(Palette palette) {
    var lines = new StringBuilder();
    lines.append(line(headings.stream().map(h -> new Cell(h, palette::strong)).toList()));
    rows.forEach(row -> lines.append(line(row)));
    return lines.toString();
  }

  private String line(List<Cell> cells) {
    var line = new StringBuilder();
    for (var column = 0; column < cells.size(); column++) {
      var cell = cells.get(column);
      line.append(cell.colour().apply(cell.text()));
      if (column < cells.size() - 1) {
        line.append(" ".repeat(width(column) - cell.text().length())).append(GAP);
      }
    }
    return line.toString().stripTrailing() + "\n";
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).text().length())
        .reduce(headings.get(column).length(), Math::max);
  }
}
