package dev.receipts.extraction.notation;

/**
 * What the separators between the figures of a number mean: where its decimals begin, and which set
 * off thousands.
 */
final class NumberSeparators {
  /** The figures between the separators are no groups of a number. */
  static final int NO_NUMBER = -1;

  private static final int GROUP = 3;
  private static final int MOST_DECIMALS = 4;

  private NumberSeparators() {}

  /** How many decimals the figures have. */
  static int decimals(String text, int from, int to, NumberStyle style) {
    int first = next(text, from, to);
    if (first == to) {
      return 0;
    }
    int last = last(text, first, to);
    int leading = NumberFigures.count(text, from, first);
    int trailing = NumberFigures.count(text, last + 1, to);
    if (first < last) {
      return leading <= GROUP ? behindSeveral(text, first, last, trailing) : NO_NUMBER;
    }
    boolean group =
        trailing == GROUP && leading >= 1 && leading <= GROUP && text.charAt(from) != '0';
    return group
        ? ofGroup(sign(text, first), style)
        : behindOne(sign(text, first), leading, trailing);
  }

  /** Whether thousands are set off. */
  static boolean isGrouped(String text, int from, int to, int decimals) {
    int first = next(text, from, to);
    return first < to && (decimals == 0 || next(text, first + 1, to) < to);
  }

  /** {@code 1.200} and {@code 1,200}: a thousand, or one with three decimals. */
  private static int ofGroup(char sign, NumberStyle style) {
    boolean thousands =
        sign == '\'' || sign == ' ' || style.grouping(sign) || (style.unknown() && sign == ',');
    return thousands ? 0 : GROUP;
  }

  /** {@code 12.5} and {@code .50} */
  private static int behindOne(char sign, int leading, int trailing) {
    boolean decimals = (sign == '.' || sign == ',') && trailing >= 1 && trailing <= MOST_DECIMALS;
    return decimals && (leading > 0 || trailing == 2) ? trailing : NO_NUMBER;
  }

  /** {@code 1,234,567} and {@code 1.234,56} */
  private static int behindSeveral(String text, int first, int last, int trailing) {
    boolean mixed = false;
    boolean threes = true;
    boolean twos = true;
    int group = 0;
    for (int at = first; at < last; ) {
      int next = next(text, at + 1, last);
      mixed |= sign(text, next) != sign(text, first);
      if (text.charAt(next) != ' ') {
        group = NumberFigures.count(text, at + 1, next);
        threes &= group == GROUP;
        twos &= group >= 2;
      }
      at = next;
    }
    // 1,23,200.00 as in India: twos, and three before the decimals.
    boolean indian = mixed && twos && group == GROUP && text.charAt(last) == '.';
    if (!threes && !indian) {
      return NO_NUMBER;
    }
    if (mixed) {
      return trailing >= 1 && trailing <= GROUP ? trailing : NO_NUMBER;
    }
    if (trailing == GROUP) {
      return 0;
    }
    return trailing == 2 && sign(text, first) != '\'' ? 2 : NO_NUMBER;
  }

  private static int last(String text, int first, int to) {
    int last = first;
    for (int next = first; next < to; next = next(text, next + 1, to)) {
      last = next;
    }
    return last;
  }

  /** The next separator from there on, or the end. */
  private static int next(String text, int from, int to) {
    int at = from;
    while (at < to && !isSeparator(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(String text, int at) {
    char c = text.charAt(at);
    return c == '.' || c == ',' || c == '\'' || c == '’' || (c == ' ' && isBetweenDigits(text, at));
  }

  /** A blank between groups of thousands. */
  private static boolean isBetweenDigits(String text, int at) {
    return Digits.isDigit(text.charAt(at - 1)) && Digits.isAt(text, at + 1);
  }

  private static char sign(String text, int at) {
    return text.charAt(at) == '’' ? '\'' : text.charAt(at);
  }
}
