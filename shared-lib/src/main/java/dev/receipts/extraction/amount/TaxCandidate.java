package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
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

  /** Both together, of one rate. */
  TaxCandidate plus(TaxCandidate other) {
    return new TaxCandidate(
        label,
        rate,
        OptionalLong.of(base.orElse(0) + other.base.orElse(0)),
        tax + other.tax,
        OptionalLong.of(gross.orElse(0) + other.gross.orElse(0)),
        source);
  }

  /** What a row calls its tax: the words in front of the first number. */
  static String label(RowFacts row) {
    String text = row.text();
    int end = row.numbers().isEmpty() ? text.length() : row.numbers().getFirst().start();
    return text.substring(0, end).replace('\t', ' ').strip();
  }

  private static OptionalLong negated(OptionalLong amount) {
    return amount.isPresent() ? OptionalLong.of(-amount.getAsLong()) : amount;
  }
}
