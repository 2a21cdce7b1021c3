package dev.receipts.extraction.notation;

/**
 * Reads a word as a number: what stands in front of the figures, the figures with their separators,
 * and what stands behind them.
 */
final class NumberWord {
  /** Longer ones are codes. */
  private static final int MOST_FIGURES = 12;

  /** An amount's; figures among which letters were put right are read as an amount only. */
  private static final int DECIMALS = 2;

  private NumberWord() {}

  /** The number, or null. */
  static NumberToken read(String text, int start, int end, NumberStyle style) {
    int from = NumberFront.end(text, start, end);
    int to = NumberFigures.end(text, from, end);
    int letters = NumberTail.letters(text, from, to, end);
    boolean code = letters > 0 && NumberTail.isCurrency(text, to, end, letters);
    if (letters < 0 || (!code && NumberTail.isWord(text, from, to, end, letters))) {
      return null;
    }
    int figures = NumberFigures.count(text, from, to);
    int digits = NumberFigures.digits(text, from, to);
    if (digits == 0 || figures > MOST_FIGURES) {
      return null;
    }
    int decimals = NumberSeparators.decimals(text, from, to, style);
    boolean corrected = digits < figures;
    if (decimals == NumberSeparators.NO_NUMBER
        || (corrected && (decimals != DECIMALS || digits * 2 < figures))) {
      return null;
    }
    boolean negative =
        NumberFront.isNegative(text, start, from)
            || NumberTail.isNegative(text, to, end)
            || (decimals == DECIMALS && isInBrackets(text, start, from, end));
    long value = thousandths(NumberFigures.value(text, from, to), decimals);
    return new NumberToken(
        negative ? -value : value,
        decimals,
        start,
        end,
        PercentSigns.isIn(text, to, end),
        code || NumberFront.isMarked(text, start, from) || NumberTail.isMarked(text, to, end),
        NumberSeparators.isGrouped(text, from, to, decimals),
        corrected);
  }

  /** {@code (5.00)} */
  private static boolean isInBrackets(String text, int start, int from, int end) {
    return NumberFront.hasBracket(text, start, from) && text.charAt(end - 1) == ')';
  }

  private static long thousandths(long figures, int decimals) {
    return switch (decimals) {
      case 0 -> figures * 1000;
      case 1 -> figures * 100;
      case 2 -> figures * 10;
      case 3 -> figures;
      default -> (figures + 5) / 10;
    };
  }
}
