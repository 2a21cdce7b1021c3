package dev.receipts.extraction.header;

import dev.receipts.extraction.layout.Row;
import dev.receipts.page.Box;
import java.util.List;

/** How far something reaches across the page. */
record Span(double left, double right) {
  static Span of(Box box) {
    return new Span(box.left(), box.right());
  }

  /** Some characters of a row, as if all of a cell's were equally wide. */
  static Span of(Row row, int from, int to) {
    List<Row.Part> parts = row.parts();
    return new Span(at(row, parts, from), at(row, parts, to));
  }

  /** How wide the column is that both share; where they share none, the gap, as a minus. */
  double overlap(Span other) {
    return Math.min(right, other.right) - Math.max(left, other.left);
  }

  private static double at(Row row, List<Row.Part> parts, int position) {
    for (Row.Part part : parts) {
      if (position <= part.end()) {
        Box box = part.cell().box();
        int length = Math.max(1, part.end() - part.start());
        return box.left() + box.width() * (position - part.start()) / length;
      }
    }
    return row.box().right();
  }
}
