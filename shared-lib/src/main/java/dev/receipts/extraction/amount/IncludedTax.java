package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A rate, a gross amount and the tax in it, in either order: {@code 8.10% 6.70 0.50} and {@code 7%
 * MwSt 0,64 aus 9,82}.
 */
final class IncludedTax {
  /** What is reckoned in percent like a tax. */
  private static final Set<Concept> PERCENT_OF_OTHERS =
      EnumSet.of(Concept.DISCOUNT, Concept.SAVING, Concept.SERVICE, Concept.TIP);

  private IncludedTax() {}

  static Optional<TaxCandidate> in(RowFacts row) {
    List<NumberToken> money = row.money();
    OptionalLong rate = Rates.in(row);
    if (rate.isEmpty() && money.size() == 3 && row.concepts().contains(Concept.TAX)) {
      // "19,00 MwSt von 58,40: 9,32"
      long first = money.getFirst().value();
      return first > 0 && first <= Rates.HIGHEST_OF_SALES
          ? read(row, money.subList(1, 3), first)
          : Optional.empty();
    }
    return rate.isPresent() ? read(row, money, rate.getAsLong()) : Optional.empty();
  }

  private static Optional<TaxCandidate> read(RowFacts row, List<NumberToken> money, long rate) {
    if (money.size() != 2 || row.concepts().stream().anyMatch(PERCENT_OF_OTHERS::contains)) {
      return Optional.empty();
    }
    long gross = Math.max(money.getFirst().value(), money.getLast().value());
    long tax = Math.min(money.getFirst().value(), money.getLast().value());
    if (tax <= 0
        || Rates.near(tax, Rates.share(gross, rate), 15)
        || !Rates.near(tax, Rates.included(gross, rate), 10)) {
      return Optional.empty();
    }
    return Optional.of(
        new TaxCandidate(
            TaxCandidate.label(row),
            OptionalLong.of(rate),
            OptionalLong.of(gross - tax),
            tax,
            OptionalLong.of(gross),
            Source.of(row, "tax table")));
  }
}
