package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.OcrLetters;

/** What stands in front of the figures of a number: signs, brackets, marks of currencies, dirt. */
final class NumberFront {
  private static final String MINUS = "-−–~";

  /** Marks in front of a number that say nothing about it. */
  private static final String DIRT = ":=+*#@ |[{'\"`´‘’“”„‚«»";

  private static final int LONGEST_MARK = 4;

  private NumberFront() {}

  /** Where the figures may begin. */
  static int end(String text, int start, int end) {
    int from = start;
    while (from < end) {
      int length = length(text, from, end);
      if (length == 0) {
        return from;
      }
      from += length;
    }
    return from;
  }

  /** How long the sign or mark is that stands there; 0 where there is none. */
  private static int length(String text, int at, int end) {
    char c = text.charAt(at);
    if (Character.isLetter(c)) {
      return currency(text, at, end);
    }
    return MINUS.indexOf(c) >= 0 || c == '(' || Currencies.isSign(c) || DIRT.indexOf(c) >= 0
        ? 1
        : 0;
  }

  static boolean isNegative(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (MINUS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static boolean hasBracket(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '(') {
        return true;
      }
    }
    return false;
  }

  /** Whether a currency stands there: no other letters do. */
  static boolean isMarked(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i)) || Currencies.isSign(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** How long a currency's mark is with what sets it off from its number; 0 where none is. */
  private static int currency(String text, int from, int to) {
    if (text.charAt(from) == 'e' && from + 1 < to && Digits.isDigit(text.charAt(from + 1))) {
      // The sign of the euro in fonts that have it in the place of a letter.
      return 1;
    }
    for (int length = Math.min(LONGEST_MARK, to - from); length >= 1; length--) {
      if (Currencies.isMark(text, from, from + length)) {
        return untilNumber(text, from, from + length, to);
      }
    }
    return 0;
  }

  private static int untilNumber(String text, int from, int markEnd, int to) {
    int next = markEnd;
    while (next < to && ". :".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next == to || !mayBeginNumber(text.charAt(next))) {
      return 0;
    }
    // ".50" keeps its point.
    boolean point = next > markEnd && text.charAt(next - 1) == '.' && to - next == 2;
    return point ? next - 1 - from : next - from;
  }

  private static boolean mayBeginNumber(char c) {
    return c == '-' || c == '(' || OcrLetters.digit(c) >= 0;
  }
}
