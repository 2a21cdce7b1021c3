package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import java.util.OptionalLong;

/**
 * The amounts in one row of a tax table.
 *
 * @param net what was taxed
 * @param gross net and tax together
 * @param last the last amount of the row that is no rate
 */
record TaxLine(
    OptionalLong rate, NumberToken net, NumberToken tax, OptionalLong gross, NumberToken last) {

  /** What was taxed. */
  long base() {
    return base(rate, net);
  }

  /** {@code VAT 19% (100.00): 19.00} has no negative base. */
  static long base(OptionalLong rate, NumberToken net) {
    return rate.isPresent() ? Math.abs(net.value()) : net.value();
  }

  TaxCandidate candidate(RowFacts row) {
    return new TaxCandidate(
        TaxCandidate.label(row),
        rate,
        OptionalLong.of(base()),
        tax.value(),
        gross,
        Source.of(row, "tax table"));
  }
}
