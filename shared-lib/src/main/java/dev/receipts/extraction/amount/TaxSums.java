package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The sums of a tax table: in its last row, or in a column of their own. */
final class TaxSums {
  private final AmountEvidence found;

  /** The rows of which taxes were read. */
  private final List<RowFacts> taxed = new ArrayList<>();

  TaxSums(AmountEvidence found) {
    this.found = found;
  }

  /** A row has the tax of one rate. */
  void taxed(RowFacts row) {
    taxed.add(row);
  }

  /** Whether the amounts of a row are those of the rows above it together. */
  boolean isSum(RowFacts row, TaxLine line) {
    return isSumRow(row, line.last().end())
        || (line.rate().isEmpty() && found.isSumOfTaxLines(line.base(), line.tax().value()));
  }

  /** The last line of a tax table, which adds up the others. */
  boolean isSumRow(RowFacts row, int end) {
    Set<Concept> concepts = row.concepts(0, end);
    return concepts.contains(Concept.TOTAL)
        || (concepts.contains(Concept.AMOUNT) && !found.taxLines().isEmpty());
  }

  /** {@code SUM 2.10 13.40}: its amounts make up the total. */
  boolean isTotal(RowFacts row, long sum) {
    return row.concepts().contains(Concept.TOTAL) && found.hasClearTotal(sum);
  }

  /**
   * {@code 100.00 10% 10.00 | 50.00 4% 2.00 162.00}: in a column of its own, all rates together.
   */
  void addTotalOfRates() {
    if (taxed.size() < 2) {
      return;
    }
    long sum =
        found.taxLines().stream().mapToLong(line -> line.base().orElse(0) + line.tax()).sum();
    for (RowFacts row : taxed) {
      row.money().stream()
          .filter(amount -> amount.value() == sum)
          .findFirst()
          .ifPresent(
              amount ->
                  found.add(Role.TOTAL, row, amount, sum, 1, "tax table: total of all rates"));
    }
  }
}
