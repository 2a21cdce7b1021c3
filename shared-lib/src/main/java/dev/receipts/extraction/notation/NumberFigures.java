package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.OcrLetters;

/** The figures of a number: digits, and the letters that OCR takes for them. */
final class NumberFigures {
  private static final String SEPARATORS = ".,'’ ";

  private NumberFigures() {}

  /** Behind the last figure of those that begin there, with the separators between them. */
  static int end(String text, int from, int to) {
    int end = from;
    while (end < to && isFigureOrSeparator(text, end, from, to)) {
      end++;
    }
    while (end > from && !isFigure(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** How many figures there are. */
  static int count(String text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += isFigure(text.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  /** How many of them are digits, and no letters. */
  static int digits(String text, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += Digits.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** The number that the figures make without their separators. */
  static long value(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int figure = OcrLetters.digit(text.charAt(i));
      value = figure < 0 ? value : value * 10 + figure;
    }
    return value;
  }

  private static boolean isFigure(char c) {
    return OcrLetters.digit(c) >= 0;
  }

  /** Digits, separators, and letters that look like digits where digits stand around them. */
  private static boolean isFigureOrSeparator(String text, int i, int from, int to) {
    char c = text.charAt(i);
    if (Digits.isDigit(c) || SEPARATORS.indexOf(c) >= 0) {
      return true;
    }
    if (!isFigure(c)) {
      return false;
    }
    boolean after = i + 1 < to && (isFigure(text.charAt(i + 1)) || isPoint(text.charAt(i + 1)));
    return after || ("OoQ".indexOf(c) >= 0 && i + 1 == to && isLastDecimal(text, i, from));
  }

  /** {@code 12.5O} */
  private static boolean isLastDecimal(String text, int i, int from) {
    return i >= from + 2 && isPoint(text.charAt(i - 2)) && Digits.isDigit(text.charAt(i - 1));
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == ',';
  }
}
