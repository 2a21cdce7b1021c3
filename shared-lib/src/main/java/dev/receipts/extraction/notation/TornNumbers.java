package dev.receipts.extraction.notation;

import java.util.regex.Pattern;

/**
 * Puts together the numbers that OCR or print has torn apart: {@code 5 .00}, {@code 5. 00}, {@code
 * - 0.02}, {@code RM 5.00}, {@code 1 234,56}.
 */
final class TornNumbers {
  private static final Pattern BEHIND_LABEL =
      Pattern.compile("[ :.]*(?:\\d{1,2}(?:[.,]\\d{1,2})? ?%[ :.]*)?");

  private TornNumbers() {}

  /**
   * Where a number ends that begins with a word.
   *
   * @param start of the word
   * @param end of the word
   * @param labelEnd where the label of an amount ends, or 0
   */
  static int end(String text, int start, int end, NumberStyle style, int labelEnd) {
    int joined = end;
    while (joined + 1 < text.length() && text.charAt(joined) == ' ') {
      int next = joined + 1;
      int nextEnd = Numbers.wordEnd(text, next);
      if (nextEnd == next || !belongs(text, start, joined, next, nextEnd, style, labelEnd)) {
        return joined;
      }
      joined = nextEnd;
    }
    return joined;
  }

  private static boolean belongs(
      String text, int start, int end, int next, int nextEnd, NumberStyle style, int labelEnd) {
    char last = text.charAt(end - 1);
    char first = text.charAt(next);
    if (Character.isLetter(first)) {
      // A quick look: no number goes on with a word.
      return false;
    }
    int digits = digitsFrom(text, next, nextEnd);
    boolean onlySign = end - start == 1 && (last == '-' || last == '+' || last == '(');
    if (onlySign) {
      return digits > 0 || first == '.' || Currencies.isSign(first);
    }
    if (currency(text, start, end)) {
      return Digits.isDigit(first)
          || (first == '.' && digitsFrom(text, next + 1, nextEnd) == 2)
          || (first == '-' && nextEnd - next > 1);
    }
    char beforeLast = text.charAt(Math.max(start, end - 2));
    boolean figure =
        Digits.isDigit(beforeLast) || Currencies.isSign(beforeLast) || zero(text, start, end - 2);
    boolean number = end - start <= 9 && figure;
    if (!number || !plain(text, start, end)) {
      return false;
    }
    if ((last == '.' || last == ',') && digits == 2 && tail(text, next + 2, nextEnd)) {
      return noSeparator(text, start, end - 1);
    }
    if (Digits.isDigit(last)
        && (first == '.' || first == ',')
        && digitsFrom(text, next + 1, nextEnd) == 2
        && tail(text, next + 3, nextEnd)) {
      return noSeparator(text, start, end);
    }
    if (last == ',' && style.separator() == '.' && isGroupWithDecimals(text, next, nextEnd)) {
      // 1, 234.56
      return noSeparator(text, start, end - 1);
    }
    if (style.digits() == 0 && digits == 3 && nextEnd - next == 3) {
      return wholeGroups(text, start, end, labelEnd);
    }
    return Digits.isDigit(last)
        && groupOf(text, start, end, labelEnd)
        && digits == 3
        && nextEnd - next >= 6
        && digitsFrom(text, next + 4, nextEnd) == 2
        && (style.comma()
            ? text.charAt(next + 3) == ','
            : text.charAt(next + 3) == '.'
                && (isBeforeMark(text, nextEnd) || isBehindMark(text, start)));
  }

  /** {@code 31 400.00 kr}: with points, a count may stand in front where no currency follows. */
  private static boolean isBeforeMark(String text, int end) {
    int next = Math.min(text.length(), end + 1);
    int nextEnd = Numbers.wordEnd(text, next);
    return next < nextEnd && Currencies.exactMark(text, next, nextEnd);
  }

  /** {@code 234.56} */
  private static boolean isGroupWithDecimals(String text, int from, int to) {
    return to - from == 6
        && digitsFrom(text, from, to) == 3
        && text.charAt(from + 3) == '.'
        && digitsFrom(text, from + 4, to) == 2;
  }

  /** {@code CHF | 31 400.00}: the currency in the column before. */
  private static boolean isBehindMark(String text, int start) {
    int end = start - 1;
    int from = end;
    while (from > 0 && !Numbers.isBetweenWords(text.charAt(from - 1))) {
      from--;
    }
    return end > 0 && text.charAt(end) == '\t' && Currencies.exactMark(text, from, end);
  }

  /** A letter that stands alone for a zero, as in {@code Q. 30}. */
  private static boolean zero(String text, int start, int at) {
    return at >= start
        && "OoQ".indexOf(text.charAt(at)) >= 0
        && (at == start || text.charAt(at - 1) == ' ')
        && at + 1 < text.length()
        && text.charAt(at + 1) == '.';
  }

  /** One to three digits after nothing or a currency. */
  private static boolean groupOf(String text, int start, int end, int labelEnd) {
    int i = end;
    while (i > start && Digits.isDigit(text.charAt(i - 1))) {
      i--;
    }
    if (end - i < 1 || end - i > 3) {
      return false;
    }
    // With its currency in front, "€7 420,00" is no count beside an amount.
    return (i == start + 1 && Currencies.isSign(text.charAt(start)))
        || (i == start && apart(text, start, labelEnd));
  }

  private static boolean apart(String text, int start, int labelEnd) {
    return start == 0 || text.charAt(start - 1) == '\t' || isBehind(text, labelEnd, start);
  }

  /** One to three digits, and then groups of three behind blanks. */
  private static boolean wholeGroups(String text, int start, int end, int labelEnd) {
    int from = end;
    while (from - start > 4 && text.charAt(from - 4) == ' ' && figures(text, from - 3, from)) {
      from -= 4;
    }
    return figures(text, start, from) && groupOf(text, start, from, labelEnd);
  }

  private static boolean figures(String text, int from, int to) {
    return to > from && Digits.fill(text, from, to);
  }

  /** Whether nothing but blanks, points and a rate stands between a label and a number. */
  private static boolean isBehind(String text, int labelEnd, int start) {
    return labelEnd > 0
        && labelEnd <= start
        && BEHIND_LABEL.matcher(text).region(labelEnd, start).matches();
  }

  /** Whether nothing but figures, their signs and a mark in front stand in a part of a text. */
  private static boolean plain(String text, int start, int end) {
    int mark = start;
    while (mark < end && Character.isLetter(text.charAt(mark))) {
      mark++;
    }
    for (int i = Currencies.isMark(text, start, mark) ? mark : start; i < end; i++) {
      char c = text.charAt(i);
      if (!Digits.isDigit(c)
          && " .,-+(".indexOf(c) < 0
          && !Currencies.isSign(c)
          && !zero(text, start, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean noSeparator(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '.' || text.charAt(i) == ',') {
        return false;
      }
    }
    return true;
  }

  private static boolean tail(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Digits.isDigit(text.charAt(i)) || text.charAt(i) == '.' || text.charAt(i) == ',') {
        return false;
      }
    }
    return true;
  }

  private static int digitsFrom(String text, int from, int end) {
    int i = from;
    while (i < end && Digits.isDigit(text.charAt(i))) {
      i++;
    }
    return Math.max(0, i - from);
  }

  /** A currency sign or code that may stand apart from its number. */
  private static boolean currency(String text, int start, int end) {
    int from = start;
    while (from < end && "-+(:=".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int to = end;
    while (to > from && (text.charAt(to - 1) == ':' || text.charAt(to - 1) == '.')) {
      to--;
    }
    return from < to && Currencies.isMark(text, from, to);
  }
}
