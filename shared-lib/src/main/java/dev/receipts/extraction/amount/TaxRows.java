package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rows that tell taxes together with what they are reckoned on. */
final class TaxRows {
  private final AmountEvidence found;
  private final TaxTable table = new TaxTable();
  private final TaxSums sums;
  private final GoodsTaxes goods;
  private final LabelledTaxes labelled;

  TaxRows(List<RowFacts> rows, AmountEvidence found) {
    this.found = found;
    sums = new TaxSums(found);
    goods = new GoodsTaxes(found);
    labelled = new LabelledTaxes(rows, found);
  }

  /** Begins a table, where a row without amounts is the heading of one. */
  void heading(RowFacts row) {
    table.heading(row);
  }

  /** Whether a row of goods was read that tells its tax too. */
  boolean readGoods(RowFacts row) {
    return goods.read(row);
  }

  /** Whether a row was read that tells taxes and nothing else. */
  boolean read(RowFacts row) {
    if (TaxTable.isHeadingBesideSum(row)) {
      table.heading(row);
      return false;
    }
    List<NumberToken> money = row.money();
    boolean inTable = table.holds(row);
    if (inTable && TaxTable.isBesideSum(row)) {
      taxLine(row, money.subList(0, money.size() - 1));
      return false;
    }
    return includedTax(row) || (taxLine(row, money) && inTable) || (inTable && otherLine(row));
  }

  private boolean includedTax(RowFacts row) {
    Optional<TaxCandidate> tax =
        IncludedTax.in(row).filter(line -> !sums.isSumRow(row, row.text().length()));
    tax.ifPresent(found::addTaxLine);
    return tax.isPresent();
  }

  /** A row of a tax table: rate and two or three amounts that fit together. */
  private boolean taxLine(RowFacts row, List<NumberToken> money) {
    Optional<TaxLine> line =
        TaxColumns.read(money, table.rateOf(row), table.holds(row), sum -> sums.isTotal(row, sum));
    line.ifPresent(amounts -> add(row, amounts));
    return line.isPresent();
  }

  private void add(RowFacts row, TaxLine line) {
    long tax = line.tax().value();
    if (line.gross().isPresent()) {
      long gross = line.gross().getAsLong();
      found.add(Role.TOTAL, row, line.last(), gross, 0.4, "tax table: gross");
      found.addNetOfRate(row, line.net());
    } else if (tax > 0 && table.holds(row)) {
      found.addNetOfRate(row, line.net());
    }
    if (sums.isSum(row, line)) {
      // The printed sum knows of lines that could not be read, and of none that is printed twice.
      found.addSumOfTaxes(row, line.tax());
    } else {
      sums.taxed(row);
      found.addTaxLine(line.candidate(row));
    }
  }

  /** Whether a row belongs to the table though its amounts are of no tax, as its sums may be. */
  private boolean otherLine(RowFacts row) {
    List<NumberToken> money = row.money();
    Set<Concept> concepts = row.concepts();
    boolean ofTable =
        money.size() >= 2
            && !TaxTable.endsWithTotal(row)
            && (concepts.isEmpty()
                || concepts.contains(Concept.TOTAL)
                || concepts.contains(Concept.TAX));
    if (ofTable
        && money.size() == 2
        && found.isSumOfTaxLines(money.getFirst().value(), money.getLast().value())) {
      found.addNetOfRate(row, money.getFirst());
    }
    return ofTable;
  }

  /**
   * Where there was no table, takes for one what stands in rows of labels, or else in those of
   * goods.
   */
  void finish() {
    sums.addTotalOfRates();
    if (found.taxLines().isEmpty()) {
      labelled.lines().forEach(found::addTaxLine);
    }
    if (found.taxLines().isEmpty()) {
      goods.lines().forEach(found::addTaxLine);
    }
    if (found.taxLines().stream().map(TaxCandidate::rate).distinct().count() >= 2) {
      labelled.weakenNets();
    }
  }
}
