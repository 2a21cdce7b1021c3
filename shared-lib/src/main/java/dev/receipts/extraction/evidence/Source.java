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
  /** Steps in the height of a page: less than a point of print. */
  private static final double PLACE = 10_000;

  /** Steps in one percent. */
  private static final double CONFIDENCE = 10;

  /** The cell at a place in a row, counted in characters of its text. */
  public static Source of(RowFacts facts, int position, String rule) {
    return of(facts, facts.row().cellAt(position), rule);
  }

  /** A cell of a row. */
  public static Source of(RowFacts facts, Cell cell, String rule) {
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

  /** This place and one below it, where the page is the same. */
  public Source with(Source below) {
    return page == below.page
        ? new Source(
            text + ' ' + below.text,
            page,
            box.union(below.box),
            Math.min(confidence, below.confidence),
            rule,
            row)
        : this;
  }

  /** Whether both were read in one row of the page. */
  public boolean sameRow(Source other) {
    return row >= 0 && row == other.row;
  }

  /** What the receipt tells of it, as precisely as the printed page is. */
  public Evidence evidence() {
    Box place =
        new Box(
            rounded(box.left(), PLACE),
            rounded(box.top(), PLACE),
            rounded(box.width(), PLACE),
            rounded(box.height(), PLACE));
    return new Evidence(text, page, place, rounded(confidence, CONFIDENCE), rule);
  }

  private static double rounded(double value, double steps) {
    return Math.round(value * steps) / steps;
  }
}
