package dev.receipts.extraction.notation;

/**
 * A day, a month or a year in figures, with the usual letters in their place.
 *
 * @param length how many figures there are
 * @param end behind the last one
 */
record DateFigures(int value, int length, int end) {
  /** More are no part of a date. */
  private static final int MOST = 9;

  /** The figures that begin there; null where no real digit is among them. */
  static DateFigures at(String text, int start) {
    int end = start;
    int value = 0;
    int digits = 0;
    while (end < text.length() && end - start < MOST) {
      int figure = figure(text.charAt(end));
      if (figure < 0) {
        break;
      }
      digits += Digits.isDigit(text.charAt(end)) ? 1 : 0;
      value = value * 10 + figure;
      end++;
    }
    // 25OCT18: the O belongs to the month.
    if (end < text.length() && Character.isLetter(text.charAt(end))) {
      while (end > start && !Digits.isDigit(text.charAt(end - 1))) {
        end--;
        value /= 10;
      }
    }
    return digits == 0 ? null : new DateFigures(value, end - start, end);
  }

  /** Whether figures begin there of which a date can consist. */
  static boolean beginAt(String text, int at) {
    DateFigures figures = at(text, at);
    return figures != null && figures.length <= 4;
  }

  /** Whether it can be a day or a month: one figure, or two. */
  boolean isShort() {
    return length <= 2;
  }

  private static int figure(char c) {
    if (Digits.isDigit(c)) {
      return c - '0';
    }
    return "OoQ".indexOf(c) >= 0 ? 0 : "Il|".indexOf(c) >= 0 ? 1 : -1;
  }
}
