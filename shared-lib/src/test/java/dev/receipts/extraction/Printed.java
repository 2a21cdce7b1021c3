package dev.receipts.extraction;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Layout;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.List;

/** What stands in rows that are written by hand. */
public final class Printed {
  private static final double ROW = 0.02;
  private static final double LETTER = 0.01;
  private static final double HEIGHT = 0.014;

  private Printed() {}

  /** One row; tabs part its cells. */
  public static RowFacts row(String text) {
    return rows(text).getFirst();
  }

  /** Rows below one another, wherever their cells stand; tabs part them. */
  public static List<RowFacts> rows(String... texts) {
    List<Row> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(Row.of(1, cells(text, ROW * rows.size())));
    }
    return facts(rows);
  }

  private static List<Cell> cells(String text, double top) {
    List<Cell> cells = new ArrayList<>();
    int start = 0;
    for (String cell : text.split("\t", -1)) {
      Box box = new Box(LETTER * start, top, LETTER * cell.length(), HEIGHT);
      cells.add(Cell.of(cell, box, 99));
      start += cell.length() + 1;
    }
    return cells;
  }

  /** The rows of a page, by the places of their cells. */
  public static List<RowFacts> rows(Paper paper) {
    return facts(Layout.rows(paper.build()));
  }

  private static List<RowFacts> facts(List<Row> rows) {
    return RowFacts.of(rows, NumberStyle.of(rows));
  }
}
