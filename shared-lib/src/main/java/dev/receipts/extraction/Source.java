package dev.receipts.extraction;

import dev.receipts.page.Box;
import dev.receipts.receipt.Evidence;

/**
 * Where a value was read.
 *
 * @param row index among the receipt's rows, or -1 for a field that Textract named
 */
record Source(String text, int page, Box box, double confidence, String rule, int row) {

  static Source of(RowFacts facts, int position, String rule) {
    Cell cell = facts.row().cellAt(position);
    return new Source(
        cell.text(), facts.row().page(), cell.box(), cell.confidence(), rule, facts.index());
  }

  static Source of(RowFacts facts, String rule) {
    Row row = facts.row();
    return new Source(
        row.text().replace('\t', ' '),
        row.page(),
        row.box(),
        row.confidence(),
        rule,
        facts.index());
  }

  Source by(String newRule) {
    return new Source(text, page, box, confidence, newRule, row);
  }

  boolean sameRow(Source other) {
    return row >= 0 && row == other.row;
  }

  Evidence evidence() {
    return new Evidence(text, page, box, confidence, rule);
  }
}
