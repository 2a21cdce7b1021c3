package dev.receipts.extraction.notation;

/** The signs and blanks between the day, the month and the year. */
final class DateSigns {
  /** Where there is neither a sign nor a blank. */
  static final char NONE = 0;

  private static final String SIGNS = "/.-,–—_年월月년";

  private DateSigns() {}

  /** Behind a sign with the blanks around it; -1 where that ends the text or is too long. */
  static int behind(String text, int from) {
    int i = from;
    int signs = 0;
    int blanks = 0;
    while (i < text.length() && i - from < 4) {
      char c = text.charAt(i);
      if (c == ' ') {
        blanks++;
      } else if (SIGNS.indexOf(c) >= 0) {
        signs++;
      } else {
        break;
      }
      i++;
    }
    return i >= text.length() || signs > 2 || blanks > 2 ? -1 : i;
  }

  /** The sign in a part of a text, with one for all dashes; a blank where there is nothing else. */
  static char in(String text, int from, int to) {
    char sign = to > from ? ' ' : NONE;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        sign = "–—".indexOf(text.charAt(i)) >= 0 ? '-' : text.charAt(i);
      }
    }
    return sign;
  }
}
