package dev.receipts.extraction;

import java.util.OptionalLong;

/** Rates of tax, in thousandths of a percent, and the amounts reckoned with them. */
final class Rates {
  private Rates() {}

  /** The percentage in a row, in thousandths. */
  static OptionalLong in(RowFacts row) {
    String text = row.text();
    for (NumberToken number : row.numbers()) {
      boolean percent = number.percent();
      int next = number.end();
      while (!percent
          && next < text.length()
          && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
        next++;
        percent = next < text.length() && text.charAt(next) == '%';
      }
      if (percent && number.value() >= 0 && number.value() <= 50_000) {
        return OptionalLong.of(number.value());
      }
    }
    int sign = text.indexOf('%');
    if (sign > 0) {
      int end = sign;
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      int start = end;
      while (start > 0 && Character.isDigit(text.charAt(start - 1)) && end - start < 2) {
        start--;
      }
      if (start < end) {
        return OptionalLong.of(1000L * Integer.parseInt(text.substring(start, end)));
      }
    }
    return OptionalLong.empty();
  }

  /** The tax that comes on top of a net amount. */
  static long share(long base, long rate) {
    return Math.round(base * (rate / 100_000.0));
  }

  /** The tax that a gross amount holds. */
  static long included(long gross, long rate) {
    return Math.round((double) gross * rate / (100_000 + rate));
  }

  /** Whether amounts differ by no more than their rounding. */
  static boolean near(long a, long b, long tolerance) {
    return Math.abs(a - b) <= tolerance;
  }
}
