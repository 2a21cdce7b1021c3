package dev.receipts.extraction.amount;

import dev.receipts.extraction.notation.NumberToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Tells which amounts of a row are what was taxed, the tax, and both together. */
final class TaxColumns {
  /** A row of a tax table has no more amounts than this. */
  private static final int MOST = 6;

  private final List<NumberToken> amounts;
  private final OptionalLong rate;
  private final boolean inTable;
  private final LongPredicate total;

  private TaxColumns(
      List<NumberToken> amounts, OptionalLong rate, boolean inTable, LongPredicate total) {
    this.amounts = amounts;
    this.rate = rate;
    this.inTable = inTable;
    this.total = total;
  }

  /**
   * The first of the amounts that fit together.
   *
   * @param printed the rate of the row, where it is known
   * @param total whether an amount is the total, where the row is the last one of a table
   */
  static Optional<TaxLine> read(
      List<NumberToken> money, OptionalLong printed, boolean inTable, LongPredicate total) {
    if (money.size() < 2 || money.size() > MOST) {
      return Optional.empty();
    }
    List<NumberToken> amounts = new ArrayList<>(money);
    OptionalLong rate = printed;
    if (rate.isEmpty() && amounts.size() >= 3) {
      // "SR 6.00 4.60 0.28": the rate has decimals and no percent sign.
      OptionalInt column = RateColumn.in(amounts, inTable);
      if (column.isPresent()) {
        rate = OptionalLong.of(amounts.remove(column.getAsInt()).value());
      }
    }
    return new TaxColumns(amounts, rate, inTable, total).line();
  }

  private Optional<TaxLine> line() {
    for (int i = 0; i < amounts.size(); i++) {
      for (int j = 0; j < amounts.size(); j++) {
        Optional<TaxLine> line = i == j ? Optional.empty() : line(rate, i, j);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  /** Both amounts, where one is a net amount and the other one its tax. */
  private Optional<TaxLine> line(OptionalLong percent, int net, int part) {
    long base = TaxLine.base(percent, amounts.get(net));
    long tax = amounts.get(part).value();
    if (base <= 0 || tax < 0 || tax >= base) {
      return Optional.empty();
    }
    boolean byRate =
        percent.isPresent()
            && tax > 0
            && Rates.near(tax, Rates.share(base, percent.getAsLong()), 15);
    if (byRate && isHalf(tax)) {
      return line(OptionalLong.of(2 * percent.getAsLong()), net, placeOf(2 * tax));
    }
    OptionalLong gross = gross(net, part, base + tax);
    boolean zero = inTable && percent.isPresent() && percent.getAsLong() == 0 && tax == 0;
    return byRate || zero || bySum(base, tax, gross)
        ? Optional.of(
            new TaxLine(percent, amounts.get(net), amounts.get(part), gross, amounts.getLast()))
        : Optional.empty();
  }

  /** Whether base and tax make up a third amount, or the sums of a table what is to be paid. */
  private boolean bySum(long base, long tax, OptionalLong gross) {
    boolean together =
        (amounts.size() == 3 && gross.isPresent())
            || (amounts.size() == 2 && inTable && total.test(base + tax));
    return together && tax > 0 && tax <= Rates.share(base, Rates.HIGHEST_OF_SALES);
  }

  private OptionalLong gross(int net, int tax, long sum) {
    OptionalLong gross = OptionalLong.empty();
    for (int i = 0; i < amounts.size(); i++) {
      if (i != net && i != tax && Rates.near(amounts.get(i).value(), sum, 10)) {
        gross = OptionalLong.of(amounts.get(i).value());
      }
    }
    return gross;
  }

  /** {@code 100.00 9% 9.00 9% 9.00 18.00}: a tax of two halves, and both together. */
  private boolean isHalf(long tax) {
    return amounts.stream().filter(amount -> amount.value() == tax).count() == 2
        && placeOf(2 * tax) >= 0;
  }

  private int placeOf(long value) {
    for (int i = 0; i < amounts.size(); i++) {
      if (amounts.get(i).value() == value) {
        return i;
      }
    }
    return -1;
  }
}
