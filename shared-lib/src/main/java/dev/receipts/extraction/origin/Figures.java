package dev.receipts.extraction.origin;

/** Figures in numbers of addresses, telephones and taxes. */
final class Figures {
  private Figures() {}

  /** Whether a part of a text is nothing but figures. */
  static boolean are(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many figures follow one another, with nothing but the signs between groups. */
  static int countFrom(String text, int from) {
    int digits = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != ' ' && c != '.' && c != '-' && c != '/') {
        break;
      }
    }
    return digits;
  }

  /** How many figures stand anywhere in a text. */
  static int count(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }
}
