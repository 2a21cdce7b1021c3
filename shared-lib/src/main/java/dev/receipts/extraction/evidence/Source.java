package dev.receipts.extraction.evidence;

import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.page.Box;
import dev.receipts.receipt.Evidence;

/**
 * Where a value was read.
 *
 * @param row index among the receipt's rows, or -1 for a field that Textract named
 */
public record Source(String text, int page, Box box, double confidence, String rule, int row) {

  /** The cell at a place in a row, counted in characters of its text. */
  public static Source of(RowFacts facts, int position, String rule) {
    Cell cell = facts.row().cellAt(position);
    return new Source(
        cell.text(), facts.row().page(), cell.box(), cell.confidence(), rule, facts.index());
  }

  /** A whole row. */
  public static Source of(RowFacts facts, String rule) {
    Row row = facts.row();
    return new Source(
        row.text().replace('\t', ' '),
        row.page(),
        row.box(),
        row.confidence(),
        rule,
        facts.index());
  }

  /** The same place, read by another rule. */
  public Source by(String newRule) {
    return new Source(text, page, box, confidence, newRule, row);
  }

  /** Whether both were read in one row of the page. */
  public boolean sameRow(Source other) {
    return row >= 0 && row == other.row;
  }

  /** What the receipt tells of it. */
  public Evidence evidence() {
    return new Evidence(text, page, box, confidence, rule);
  }
}
