package dev.receipts.extraction.header;

import dev.receipts.extraction.words.SmallWord;

/**
 * The letters with which numbers begin: a label may have taken the T of {@code Ticket T-20931} and
 * the INV of {@code Invoice INV/2026/42} for its own end.
 */
final class NumberSeries {
  private static final int LONGEST = 4;

  private NumberSeries() {}

  /**
   * Where a number begins whose series was taken for the end of the label; the end of the label
   * where none was. NO and NR stand for the word number.
   */
  static int start(String text, int labelEnd) {
    boolean joined =
        labelEnd + 1 < text.length()
            && "-/_".indexOf(text.charAt(labelEnd)) >= 0
            && Character.isDigit(text.charAt(labelEnd + 1));
    if (!joined) {
      return labelEnd;
    }
    int start = labelEnd;
    while (start > 0 && Character.isUpperCase(text.charAt(start - 1))) {
      start--;
    }
    boolean series =
        start < labelEnd
            && labelEnd - start <= LONGEST
            && !SmallWord.NUMBER.is(text.substring(start, labelEnd));
    int first = start;
    while (first > 1 && goesOnInFront(text, first)) {
      first--;
    }
    boolean word = first == 0 || " :#\t".indexOf(text.charAt(first - 1)) >= 0;
    return series && word ? first : labelEnd;
  }

  /** In {@code S-INV-31-0042}, the S is a part of the number. */
  private static boolean goesOnInFront(String text, int at) {
    char before = text.charAt(at - 1);
    return before == '-' || (text.charAt(at) == '-' && Character.isUpperCase(before));
  }
}
