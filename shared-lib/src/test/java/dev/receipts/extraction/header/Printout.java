package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows written by hand: a bar parts their cells, which stand in columns of equal width. */
final class Printout {
  private static final double COLUMN = 0.3;
  private static final double LETTER = 0.015;

  private Printout() {}

  static List<RowFacts> rows(String... texts) {
    List<Row> rows = Stream.of(texts).map(Printout::row).toList();
    return RowFacts.of(rows, NumberStyle.of(rows));
  }

  private static Row row(String text) {
    List<Cell> cells = new ArrayList<>();
    for (String cell : text.split("[|]", -1)) {
      if (!cell.isBlank()) {
        cells.add(Cell.of(cell.strip(), box(text, cell), 99));
      }
    }
    return Row.of(1, cells);
  }

  private static Box box(String text, String cell) {
    long column = text.substring(0, text.indexOf(cell)).chars().filter(c -> c == '|').count();
    return new Box(0.05 + COLUMN * column, 0.1, LETTER * cell.strip().length(), 0.014);
  }
}
