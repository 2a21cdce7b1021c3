package dev.receipts.extraction.notation;

/** The ten digits, and no letters in their place. */
final class Digits {
  private Digits() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a digit stands there, and not the end of the text. */
  static boolean isAt(String text, int at) {
    return at < text.length() && isDigit(text.charAt(at));
  }

  /** Whether a digit stands in a part of a text. */
  static boolean isIn(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing but digits stands in a part of a text. */
  static boolean fill(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
