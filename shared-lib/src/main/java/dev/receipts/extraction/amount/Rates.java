package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rates of tax, in thousandths of a percent, and the amounts reckoned with them. */
public final class Rates {
  /** In thousandths of a percent; what is higher is a share of the goods or a discount. */
  private static final long HIGHEST = 50_000;

  /** In thousandths of a percent; no country taxes sales by more. */
  static final long HIGHEST_OF_SALES = 30_000;

  private Rates() {}

  /** The percentage in a row, in thousandths. */
  public static OptionalLong in(RowFacts row) {
    String text = row.text();
    int sign = text.indexOf('%');
    if (sign < 0) {
      return OptionalLong.empty();
    }
    for (NumberToken number : row.numbers()) {
      boolean percent = number.percent();
      int next = number.end();
      while (!percent
          && next < text.length()
          && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
        next++;
        percent = next < text.length() && text.charAt(next) == '%';
      }
      // "VAT - 19%" takes nothing off.
      boolean dash = text.startsWith("- ", number.start());
      long value = dash ? Math.abs(number.value()) : number.value();
      if (percent && value >= 0 && value <= HIGHEST) {
        return OptionalLong.of(value);
      }
    }
    boolean read =
        row.numbers().stream().anyMatch(number -> number.start() < sign && number.end() >= sign);
    return read ? OptionalLong.empty() : beforeSign(text, sign);
  }

  /** A rate that is glued to a word in front: {@code VAT.19,00 %} and {@code VAT19%}. */
  private static OptionalLong beforeSign(String text, int sign) {
    int end = sign;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = digitsBefore(text, end);
    boolean decimals = start > 1 && start < end && ".,".indexOf(text.charAt(start - 1)) >= 0;
    int whole = decimals ? digitsBefore(text, start - 1) : start;
    if (decimals && whole < start - 1) {
      long fraction = Integer.parseInt(text, start, end, 10) * (end - start == 1 ? 100L : 10L);
      return rate(1000L * Integer.parseInt(text, whole, start - 1, 10) + fraction);
    }
    return start < end
        ? rate(1000L * Integer.parseInt(text, start, end, 10))
        : OptionalLong.empty();
  }

  private static OptionalLong rate(long value) {
    return value <= HIGHEST ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** Where up to two digits begin. */
  private static int digitsBefore(String text, int end) {
    int start = end;
    while (start > 0 && Character.isDigit(text.charAt(start - 1)) && end - start < 2) {
      start--;
    }
    return start;
  }

  /** The tax that comes on top of a net amount. */
  public static long share(long base, long rate) {
    return Math.round(base * (rate / 100_000.0));
  }

  /** The tax that a gross amount holds. */
  public static long included(long gross, long rate) {
    return Math.round((double) gross * rate / (100_000 + rate));
  }

  /** Whether amounts differ by no more than their rounding. */
  public static boolean near(long a, long b, long tolerance) {
    return Math.abs(a - b) <= tolerance;
  }

  /**
   * The amount before tax in a row of goods that ends with the amount after it, as {@code Paper 2
   * 50.00 100.00 20% 20.00 120.00}.
   */
  public static Optional<NumberToken> net(RowFacts row) {
    List<NumberToken> money = row.money();
    OptionalLong rate = in(row);
    if (rate.isEmpty() || money.size() < 3) {
      return Optional.empty();
    }
    long gross = money.getLast().value();
    return money.stream()
        .filter(
            net ->
                money.stream()
                    .anyMatch(
                        tax ->
                            tax.value() > 0
                                && net.value() + tax.value() == gross
                                && near(tax.value(), share(net.value(), rate.getAsLong()), 15)))
        .findFirst();
  }
}
