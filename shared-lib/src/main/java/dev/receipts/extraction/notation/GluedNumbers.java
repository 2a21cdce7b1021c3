package dev.receipts.extraction.notation;

import java.util.List;

/**
 * Takes apart the words in which numbers are glued to others or to a sign: {@code 2x3.50}, {@code
 * 2.00*1.50}, {@code $65.30$428.00}.
 */
final class GluedNumbers {
  /** Signs of a multiplication, brackets, and what ends a label. */
  private static final String CUTS = "xX*@=:;()/";

  private GluedNumbers() {}

  /** Adds the numbers in a word that is none as a whole. */
  static void split(String text, int from, int to, NumberStyle style, List<NumberToken> numbers) {
    int start = from;
    boolean any = false;
    for (int i = from; i <= to; i++) {
      if (i == to || isCut(text, i, to)) {
        if (i > start && (any || i < to)) {
          addAmount(NumberWord.read(text, start, i, style), numbers);
        }
        any = true;
        start = i + 1;
      } else if (i > start && isBetweenAmounts(text, i, to)) {
        NumberToken token = NumberWord.read(text, start, i, style);
        if (token != null) {
          numbers.add(token);
        }
        any = true;
        start = i;
      }
    }
  }

  /** A whole number without a currency is no amount, but a part of a date or of a code. */
  private static void addAmount(NumberToken token, List<NumberToken> numbers) {
    if (token != null && (token.decimals() > 0 || token.marked())) {
      numbers.add(token);
    }
  }

  /** Whether a sign stands between numbers; a stroke does only in front of a word. */
  private static boolean isCut(String text, int at, int to) {
    char c = text.charAt(at);
    return CUTS.indexOf(c) >= 0
        && (c != '/' || (at + 1 < to && Character.isLetter(text.charAt(at + 1))));
  }

  /** A currency sign that begins the next amount, as in {@code $65.30$428.00}. */
  private static boolean isBetweenAmounts(String text, int at, int to) {
    return Currencies.isSign(text.charAt(at))
        && Digits.isDigit(text.charAt(at - 1))
        && at + 1 < to
        && Digits.isDigit(text.charAt(at + 1));
  }
}
