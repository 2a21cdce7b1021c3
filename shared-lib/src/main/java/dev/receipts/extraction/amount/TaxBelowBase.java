package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.words.Concept;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Taxes that stand below what was taxed, each with its label: {@code VAT A 123.00} and, in the next
 * row, {@code Amount A 23.00% 23.00}; the sum of all of them may follow.
 */
final class TaxBelowBase {
  /** Taxes of less, in thousandths, fit too many amounts. */
  private static final long LEAST = 50;

  private TaxBelowBase() {}

  static void read(List<RowFacts> rows, AmountEvidence found) {
    Set<Integer> read = new HashSet<>();
    long sum = 0;
    int taxes = 0;
    for (int i = 1; i < rows.size(); i++) {
      RowFacts row = rows.get(i);
      Optional<TaxCandidate> tax = tax(rows.get(i - 1), row);
      if (tax.isPresent()) {
        found.addTaxLine(tax.get());
        sum += tax.get().tax();
        taxes++;
        read.add(i - 1);
        read.add(i);
      } else if (taxes > 1 && read.contains(i - 1) && isOnly(row, sum)) {
        found.addSumOfTaxes(row, row.money().getFirst());
        read.add(i);
      }
    }
    found.removeIf(amount -> isRead(amount, read));
    found.removeLabelledTaxesIf(line -> read.contains(line.source().row()));
  }

  private static boolean isRead(AmountCandidate amount, Set<Integer> rows) {
    return rows.contains(amount.source().row()) && amount.nuance() != Nuance.PRINTED_SUM;
  }

  private static Optional<TaxCandidate> tax(RowFacts above, RowFacts row) {
    if (above.money().size() != 1
        || row.money().size() != 1
        || !above.concepts().contains(Concept.TAX)) {
      return Optional.empty();
    }
    OptionalLong rate = Rates.in(row);
    if (rate.isEmpty() || Rates.in(above).isPresent() || !isCalledTax(above)) {
      return Optional.empty();
    }
    long base = above.money().getFirst().value();
    long tax = row.money().getFirst().value();
    boolean included = Rates.near(tax, Rates.included(base, rate.getAsLong()), 10);
    boolean added = Rates.near(tax, Rates.share(base, rate.getAsLong()), 15);
    return tax < LEAST || !(included || added)
        ? Optional.empty()
        : Optional.of(
            new TaxCandidate(
                TaxCandidate.label(row),
                rate,
                OptionalLong.of(included ? base - tax : base),
                tax,
                OptionalLong.of(included ? base : base + tax),
                Source.of(row, "tax below its base")));
  }

  private static boolean isCalledTax(RowFacts row) {
    return Labels.read(row, 0, row.money().getFirst())
        .filter(reading -> reading.role() == Role.TAX)
        .isPresent();
  }

  private static boolean isOnly(RowFacts row, long amount) {
    return row.money().size() == 1 && row.money().getFirst().value() == amount;
  }
}
