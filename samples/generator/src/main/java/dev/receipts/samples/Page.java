package dev.receipts.samples;

import java.util.List;

/**
 * A laid-out page; lengths in points (1/72 inch).
 *
 * @param footer at the bottom margin
 */
record Page(float width, float height, float margin, List<Row> rows, List<Row> footer) {
  private static final float ROLL_WIDTH = 226.8f;
  private static final float ROLL_MARGIN = 14;

  Page {
    rows = List.copyOf(rows);
    footer = List.copyOf(footer);
  }

  /** A piece of an 80 mm paper roll, cut where the text ends. */
  static Page roll(List<Row> rows) {
    float height = 0;
    for (Row row : rows) {
      height += height(row);
    }
    return new Page(ROLL_WIDTH, height + 2 * ROLL_MARGIN, ROLL_MARGIN, rows, List.of());
  }

  static Page a4(List<Row> rows, List<Row> footer) {
    return new Page(595.3f, 841.9f, 56, rows, footer);
  }

  static Page letter(List<Row> rows, List<Row> footer) {
    return new Page(612, 792, 54, rows, footer);
  }

  static float height(Row row) {
    return switch (row) {
      case Row.Text text -> text.size() * 1.32f;
      case Row.Rule rule -> 8;
      case Row.Gap gap -> gap.points();
    };
  }
}
