package dev.receipts.extraction.notation;

/** Percent signs behind numbers. */
final class PercentSigns {
  /** With a sign apart, more than this is no rate, and the sign a mark that was misread. */
  private static final long HIGHEST_RATE = 30_000;

  private PercentSigns() {}

  /** {@code 10.00%} */
  static boolean isIn(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '%') {
        return true;
      }
    }
    return false;
  }

  /** {@code 10.00 %} */
  static boolean isApart(String text, NumberToken number) {
    int end = number.end();
    return number.value() <= HIGHEST_RATE
        && text.startsWith(" %", end)
        && (end + 2 == text.length() || Numbers.isBetweenWords(text.charAt(end + 2)));
  }
}
