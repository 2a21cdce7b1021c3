package dev.receipts.extraction;

import java.util.OptionalLong;

/**
 * A line of a tax table: rate, base, tax and gross amount as far as they are printed.
 *
 * @param rate in thousandths of a percent
 */
record TaxCandidate(
    String label,
    OptionalLong rate,
    OptionalLong base,
    long tax,
    OptionalLong gross,
    Source source) {

  /** With every amount's sign changed. */
  TaxCandidate mirrored() {
    return new TaxCandidate(label, rate, negated(base), -tax, negated(gross), source);
  }

  private static OptionalLong negated(OptionalLong amount) {
    return amount.isPresent() ? OptionalLong.of(-amount.getAsLong()) : amount;
  }
}
