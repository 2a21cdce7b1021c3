package dev.receipts.extraction.notation;

/**
 * What stands behind the figures of a number: a percent sign, a tax code, a star, a bracket, a
 * sign, a currency.
 */
final class NumberTail {
  /** Something stands there that never stands behind a number. */
  private static final int NO_TAIL = -1;

  /** More are a word. */
  private static final int MOST_LETTERS = 3;

  private NumberTail() {}

  /**
   * How many letters stand behind the figures; less than none where something stands there that
   * makes them no number.
   *
   * @param from where the figures begin
   * @param to behind the figures
   */
  static int letters(String text, int from, int to, int end) {
    int letters = 0;
    for (int i = to; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
      } else if (Digits.isDigit(c) || c == ':' || c == '/') {
        return NO_TAIL;
      } else if (isMinus(c) && !mayFollow(text, from, to, i, end)) {
        return NO_TAIL;
      }
    }
    return letters;
  }

  /** Whether a minus closes a number: {@code 5.00-}, {@code 5,--} and {@code 2.00-A}. */
  private static boolean mayFollow(String text, int from, int to, int minus, int end) {
    return minus + 1 == end
        || text.charAt(minus + 1) == '-'
        || (hasDecimals(text, from, to) && isTaxCode(text, minus + 1, end));
  }

  /** {@code 2.00-A}: what was taken off, with the mark of its tax rate. */
  private static boolean isTaxCode(String text, int from, int to) {
    return to - from <= 2
        && text.substring(from, to).chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  /** Whether the letters are the code of a currency. */
  static boolean isCurrency(String text, int to, int end, int letters) {
    int first = firstLetter(text, to, end);
    return Currencies.isMark(text, first, Math.min(end, first + letters));
  }

  /** Whether the letters are a word to which the figures belong, and no tax code or unit. */
  static boolean isWord(String text, int from, int to, int end, int letters) {
    return (letters > MOST_LETTERS && !isNextColumn(text, from, to, end))
        || (letters > 1 && !hasDecimals(text, from, to));
  }

  /** {@code 118,40Payment}: the amount at the end of a column, and the next one's first word. */
  private static boolean isNextColumn(String text, int from, int at, int end) {
    return at + 1 < end
        && hasDecimals(text, from, at)
        && Character.isLetter(text.charAt(at))
        && Character.isUpperCase(text.charAt(at))
        && Character.isLowerCase(text.charAt(at + 1));
  }

  static boolean isNegative(String text, int to, int end) {
    return to < end && isMinus(text.charAt(to));
  }

  /** Whether the sign of a currency stands there. */
  static boolean isMarked(String text, int to, int end) {
    for (int i = to; i < end; i++) {
      if (Currencies.isSign(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int firstLetter(String text, int from, int to) {
    int at = from;
    while (at < to && !Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean hasDecimals(String text, int from, int to) {
    return to - from > 3 && (text.charAt(to - 3) == '.' || text.charAt(to - 3) == ',');
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '–';
  }
}
