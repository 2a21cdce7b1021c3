package dev.receipts.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest cell. */
final class TextTable {
  private static final String GAP = "  ";

  /** Which edge of its column a cell keeps to. */
  enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> alignment;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<Align> alignment, List<String> heading) {
    this.alignment = alignment;
    row(heading);
  }

  void row(List<String> cells) {
    rows.add(cells.stream().map(TextTable::printable).toList());
  }

  List<String> lines() {
    int[] widths = new int[alignment.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** Shortens a text to a number of characters. */
  static String cut(String text, int length) {
    return width(text) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  /** What was read on a receipt must not move the cursor of the terminal it is shown on. */
  static String printable(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String padding = " ".repeat(widths[column] - width(cell));
      line.append(column == 0 ? "" : GAP)
          .append(alignment.get(column) == Align.LEFT ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
