package dev.receipts.extraction.amount;

import dev.receipts.extraction.notation.NumberToken;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the rate among the amounts of a row, where it has decimals and no percent sign. */
final class RateColumn {
  /** A tax is rounded by half a cent, and its rate by less, in thousandths. */
  private static final long ROUNDED = 6;

  /** In front, where rates stand, a tax may be rounded by more. */
  private static final long ROUNDED_IN_FRONT = 15;

  private RateColumn() {}

  /**
   * Which of at least three amounts is a rate. A rate of 7.70 on 18.57 is as much as one of 18.57
   * on 7.70: the one is right with which base and tax make up the gross amount in the row.
   */
  static OptionalInt in(List<NumberToken> amounts, boolean inTable) {
    OptionalInt place = OptionalInt.empty();
    for (int i = 0; i < (inTable ? amounts.size() : 1); i++) {
      long number = amounts.get(i).value();
      if (number <= 0 || number > Rates.HIGHEST_OF_SALES) {
        continue;
      }
      List<Long> others = without(amounts, i);
      long tolerance = i == 0 ? ROUNDED_IN_FRONT : ROUNDED;
      long share = i == 0 ? tolerance : Math.max(ROUNDED, others.getFirst() / 100);
      if (closes(others) && fits(number, others, share)) {
        return OptionalInt.of(i);
      }
      if (place.isEmpty() && fits(number, others, tolerance)) {
        place = OptionalInt.of(i);
      }
    }
    return place;
  }

  private static List<Long> without(List<NumberToken> amounts, int place) {
    List<Long> others = new ArrayList<>(amounts.size() - 1);
    for (int i = 0; i < amounts.size(); i++) {
      if (i != place) {
        others.add(amounts.get(i).value());
      }
    }
    return others;
  }

  /** Whether one of three amounts is the sum of the others. */
  private static boolean closes(List<Long> amounts) {
    List<Long> sorted = amounts.stream().sorted().toList();
    return sorted.size() == 3 && sorted.getFirst() + sorted.get(1) == sorted.getLast();
  }

  /**
   * Whether a base and its tax are among the amounts, in either order: the two that make up the
   * third, or the first two.
   */
  private static boolean fits(long rate, List<Long> amounts, long tolerance) {
    List<Long> two = closes(amounts) ? amounts.stream().sorted().toList() : amounts;
    long base = Math.max(two.getFirst(), two.get(1));
    long tax = Math.min(two.getFirst(), two.get(1));
    return Rates.near(tax, Rates.share(base, rate), tolerance);
  }
}
