package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import java.util.HashMap;
import java.util.Map;

/** Where amounts are printed; one that Textract named, where the rows have it again. */
final class PrintedRows {
  /** The last row in which a value is printed. */
  private final Map<Long, Integer> last = new HashMap<>();

  PrintedRows(AmountEvidence evidence) {
    evidence
        .candidates()
        .forEach(amount -> last.merge(amount.value(), amount.source().row(), Math::max));
  }

  /** The row of an amount, or -1. */
  int of(AmountCandidate amount) {
    int row = amount.source().row();
    return row >= 0 ? row : last.getOrDefault(amount.value(), -1);
  }
}
