package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Where a tax table stands: below its heading, and left of the sums beside it. */
final class TaxTable {
  /** So many rows after its heading a tax table may go on. */
  private static final int MOST_ROWS = 8;

  /** The letter in front of a rate, with a blank or a bracket. */
  private static final int TAX_CODE = 3;

  /** A label of this weight or more says that what follows is the total of all. */
  private static final double TOTAL_BESIDE = 1.4;

  /** The last row that may belong to the table whose heading was read last. */
  private int until = -1;

  /** Whether the heading read last is none of goods, where whole numbers are quantities. */
  private boolean onlyTaxes;

  /** The rate of the whole table, where its heading has one. */
  private OptionalLong rate = OptionalLong.empty();

  /** Begins, where a row is the heading of a table. */
  void heading(RowFacts row) {
    if (isHeading(row.concepts())) {
      until = row.index() + MOST_ROWS;
      rate = Rates.in(row);
      onlyTaxes = !row.concepts().contains(Concept.COUNT) && !row.concepts().contains(Concept.UNIT);
    }
  }

  /** Whether a row may belong to the table. */
  boolean holds(RowFacts row) {
    return row.index() <= until;
  }

  /** The rate of a row with amounts: its own, or the table's. */
  OptionalLong rateOf(RowFacts row) {
    OptionalLong own = Rates.in(row);
    if (own.isPresent() || !holds(row)) {
      return own;
    }
    if (rate.isPresent() && row.letters() == 0) {
      return rate;
    }
    return onlyTaxes ? wholeRate(row) : OptionalLong.empty();
  }

  /** {@code 10 240.50 24.05}: in a table, a whole number in front may be the rate. */
  private static OptionalLong wholeRate(RowFacts row) {
    NumberToken first = row.numbers().getFirst();
    boolean rate =
        first.start() <= TAX_CODE
            && first.decimals() == 0
            && first.value() > 0
            && first.value() <= Rates.HIGHEST_OF_SALES;
    return rate ? OptionalLong.of(first.value()) : OptionalLong.empty();
  }

  private static boolean isHeading(Set<Concept> concepts) {
    return concepts.contains(Concept.TAXTABLE)
        || (concepts.contains(Concept.EXCLUDING) && concepts.contains(Concept.INCLUDING))
        || (concepts.contains(Concept.TAX)
            && (concepts.contains(Concept.AMOUNT)
                || concepts.contains(Concept.BASE)
                || concepts.contains(Concept.SUBTOTAL)
                || concepts.contains(Concept.EXCLUDING)
                || concepts.contains(Concept.INCLUDING)));
  }

  /** Whether a row is a heading with a sum and its label beside it. */
  static boolean isHeadingBesideSum(RowFacts row) {
    if (row.money().size() != 1) {
      return false;
    }
    int amount = row.text().lastIndexOf('\t');
    int label = amount < 0 ? -1 : row.text().lastIndexOf('\t', amount - 1);
    return isHeading(row.concepts(0, Math.max(0, label)));
  }

  /** {@code 20% 100.00 20.00 | Total: 120.00}: the sums stand beside the table. */
  static boolean isBesideSum(RowFacts row) {
    List<NumberToken> money = row.money();
    if (money.size() < 3) {
      return false;
    }
    int from = money.get(money.size() - 2).end();
    int to = money.getLast().start();
    int column = row.text().indexOf('\t', from);
    return column >= 0
        && column < to
        && Labels.read(row, from, to).filter(label -> label.weight() >= 1).isPresent();
  }

  /** {@code 292.50 TOTAL 354.00}: the end of a table's row is no part of the table. */
  static boolean endsWithTotal(RowFacts row) {
    List<NumberToken> money = row.money();
    return Labels.read(row, money.get(money.size() - 2).end(), money.getLast().start())
        .filter(label -> label.role() == Role.TOTAL && label.weight() >= TOTAL_BESIDE)
        .isPresent();
  }
}
