package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Source;
import java.util.OptionalLong;

/**
 * A line of a tax table: rate, base, tax and gross amount as far as they are printed.
 *
 * @param rate in thousandths of a percent
 */
public record TaxCandidate(
    String label,
    OptionalLong rate,
    OptionalLong base,
    long tax,
    OptionalLong gross,
    Source source) {

  /** With every amount's sign changed. */
  public TaxCandidate mirrored() {
    return new TaxCandidate(label, rate, negated(base), -tax, negated(gross), source);
  }

  private static OptionalLong negated(OptionalLong amount) {
    return amount.isPresent() ? OptionalLong.of(-amount.getAsLong()) : amount;
  }
}
