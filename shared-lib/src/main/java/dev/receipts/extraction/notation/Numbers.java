package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.OcrLetters;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads numbers in a row's text: {@code 1,234.56}, {@code 1.234,56}, {@code 1 234,56}, {@code
 * 1'234.56}, {@code -5.00}, {@code 5,00-}, {@code (5.00)}, {@code RM5.00}, {@code .50}, with the
 * letters that OCR takes for digits put right. Values are in thousandths. Linear in the text.
 */
public final class Numbers {
  private static final int MAX_DIGITS = 12;

  /** With a sign apart, more than this is no rate, and the sign a mark that was misread. */
  private static final long HIGHEST_RATE = 30_000;

  /** Marks in front of a number that say nothing about it. */
  private static final String LEADING_DIRT = ":=+*#@ |[{'\"`´‘’“”„‚«»";

  private Numbers() {}

  /** The numbers in a text, from left to right. */
  public static List<NumberToken> scan(String text, NumberStyle style) {
    return scan(text, style, 0);
  }

  /**
   * The numbers in the text of a row.
   *
   * @param labelEnd where the label of an amount ends, or 0: what begins there is no quantity in
   *     front of an amount, so {@code 27 317,58} is one number
   */
  public static List<NumberToken> scan(String text, NumberStyle style, int labelEnd) {
    List<NumberToken> numbers = new ArrayList<>(4);
    int i = 0;
    while (i < text.length()) {
      if (separator(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && !separator(text.charAt(end))) {
        end++;
      }
      end = TornNumbers.end(text, i, end, style, labelEnd);
      NumberToken token = read(text, i, end, style);
      if (token != null) {
        boolean rate = token.value() <= HIGHEST_RATE && percentBehind(text, end);
        numbers.add(rate ? token.ofHundred() : token);
      } else {
        split(text, i, end, style, numbers);
      }
      i = end;
    }
    return numbers;
  }

  /** {@code 10.00 %} */
  private static boolean percentBehind(String text, int end) {
    return text.startsWith(" %", end)
        && (end + 2 == text.length() || separator(text.charAt(end + 2)));
  }

  /** A multiplication or a bracket glued to numbers, as in {@code 2x3.50} or {@code 2.00*1.50}. */
  private static void split(
      String text, int from, int to, NumberStyle style, List<NumberToken> numbers) {
    int start = from;
    boolean any = false;
    for (int i = from; i <= to; i++) {
      boolean cut =
          i == to
              || ("xX*@=:;()/".indexOf(text.charAt(i)) >= 0
                  && (text.charAt(i) != '/'
                      || (i + 1 < to && Character.isLetter(text.charAt(i + 1)))));
      if (cut) {
        if (i > start && (any || i < to)) {
          NumberToken token = read(text, start, i, style);
          if (token != null && (token.decimals() > 0 || token.marked())) {
            numbers.add(token);
          }
        }
        any = true;
        start = i + 1;
      } else if (i > start && betweenAmounts(text, i, to)) {
        NumberToken token = read(text, start, i, style);
        if (token != null) {
          numbers.add(token);
        }
        any = true;
        start = i;
      }
    }
  }

  /** A currency sign that begins the next amount, as in {@code $65.30$428.00}. */
  private static boolean betweenAmounts(String text, int at, int to) {
    return Currencies.isSign(text.charAt(at))
        && isDigit(text.charAt(at - 1))
        && at + 1 < to
        && isDigit(text.charAt(at + 1));
  }

  static boolean separator(char c) {
    return c == ' ' || c == '\t';
  }

  /** Reads one chunk as a number, or gives nothing. */
  private static NumberToken read(String text, int start, int end, NumberStyle style) {
    int from = start;
    int to = end;
    boolean negative = false;
    boolean bracket = false;
    boolean marked = false;
    boolean seen = true;
    while (seen && from < to) {
      char c = text.charAt(from);
      if (c == '-' || c == '−' || c == '–' || c == '~') {
        negative = true;
        from++;
      } else if (c == '(') {
        bracket = true;
        from++;
      } else if (Currencies.isSign(c)) {
        marked = true;
        from++;
      } else if (LEADING_DIRT.indexOf(c) >= 0) {
        from++;
      } else if (Character.isLetter(c)) {
        int mark = currencyPrefix(text, from, to);
        if (mark > 0) {
          marked = true;
          from += mark;
        } else {
          seen = false;
        }
      } else {
        seen = false;
      }
    }
    boolean percent = false;
    int core = from;
    while (core < to && digitLike(text, core, from, to)) {
      core++;
    }
    while (core > from && !isDigitish(text.charAt(core - 1))) {
      core--;
    }
    // What follows the digits: a percent sign, a tax code, a star, a bracket, a sign, a currency.
    int letters = 0;
    for (int i = core; i < to; i++) {
      char c = text.charAt(i);
      if (c == '%') {
        percent = true;
      } else if (c == '-' || c == '−' || c == '–') {
        boolean closes = i + 1 == to || text.charAt(i + 1) == '-';
        if (!closes && !(hasDecimals(text, from, core) && taxCode(text, i + 1, to))) {
          return null;
        }
        negative |= i == core;
      } else if (Currencies.isSign(c)) {
        marked = true;
      } else if (Character.isLetter(c)) {
        letters++;
      } else if (isDigit(c) || c == ':' || c == '/') {
        return null;
      }
    }
    if (letters > 0) {
      int suffix = letters;
      int at = core;
      while (at < to && !Character.isLetter(text.charAt(at))) {
        at++;
      }
      boolean code = Currencies.isMark(text, at, Math.min(to, at + suffix));
      marked |= code;
      if (letters > 3 && !code && !(at == core && gluedWord(text, from, at, to))) {
        return null;
      }
      if (letters > 1 && !code && !hasDecimals(text, from, core)) {
        return null;
      }
    }
    return value(text, start, end, from, core, negative, bracket, percent, marked, style);
  }

  /** {@code 118,40Payment}: the amount at the end of a column, and the next one's first word. */
  private static boolean gluedWord(String text, int from, int at, int to) {
    return at + 1 < to
        && hasDecimals(text, from, at)
        && Character.isUpperCase(text.charAt(at))
        && Character.isLowerCase(text.charAt(at + 1));
  }

  /** {@code 2.00-A}: what was taken off, with the mark of its tax rate. */
  private static boolean taxCode(String text, int from, int to) {
    return to - from <= 2
        && text.substring(from, to).chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  private static boolean hasDecimals(String text, int from, int to) {
    return to - from > 3 && (text.charAt(to - 3) == '.' || text.charAt(to - 3) == ',');
  }

  private static NumberToken value(
      String text,
      int start,
      int end,
      int from,
      int to,
      boolean negative,
      boolean bracket,
      boolean percent,
      boolean marked,
      NumberStyle style) {
    long digits = 0;
    int count = 0;
    int real = 0;
    int separators = 0;
    int lastAt = -1;
    char lastSeparator = 0;
    char firstSeparator = 0;
    boolean mixed = false;
    boolean badGroup = false;
    boolean tinyGroup = false;
    int lastGroup = 0;
    int group = 0;
    int firstGroup = -1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = OcrLetters.digit(c);
      if (digit >= 0) {
        digits = digits * 10 + digit;
        count++;
        group++;
        real += isDigit(c) ? 1 : 0;
        if (count > MAX_DIGITS) {
          return null;
        }
      } else if (c == '.' || c == ',' || c == '\'' || c == '’') {
        char separator = c == '’' ? '\'' : c;
        if (separators > 0) {
          mixed |= separator != lastSeparator;
          badGroup |= group != 3;
          tinyGroup |= group < 2;
          lastGroup = group;
          if (lastAt == i - 1) {
            return null;
          }
        } else {
          firstGroup = group;
          firstSeparator = separator;
        }
        separators++;
        lastSeparator = separator;
        lastAt = i;
        group = 0;
      } else if (c != ' ') {
        return null;
      } else if (i > from
          && isDigit(text.charAt(i - 1))
          && i + 1 < to
          && isDigit(text.charAt(i + 1))) {
        // A space between groups of thousands.
        if (separators == 0) {
          firstGroup = group;
          firstSeparator = ' ';
        }
        separators++;
        mixed |= separators > 1 && lastSeparator != ' ';
        lastSeparator = ' ';
        lastAt = i;
        group = 0;
      }
    }
    if (count == 0 || real == 0) {
      return null;
    }
    boolean corrected = real < count;
    int decimals;
    boolean grouped = false;
    if (separators == 0) {
      if (corrected && !marked) {
        return null;
      }
      decimals = 0;
    } else {
      int last = group;
      // 1,23,200.00 as in India: twos, and three before the decimals.
      boolean indian = mixed && !tinyGroup && lastGroup == 3 && lastSeparator == '.';
      if (separators > 1 && badGroup && !indian) {
        return null;
      }
      if (separators > 1 && firstGroup > 3) {
        return null;
      }
      if (separators == 1) {
        if (last == 3 && firstGroup >= 1 && firstGroup <= 3 && !leadingZero(text, from)) {
          boolean thousands =
              lastSeparator == '\''
                  || lastSeparator == ' '
                  || style.grouping(lastSeparator)
                  || (style.unknown() && lastSeparator == ',');
          grouped = thousands;
          decimals = thousands ? 0 : 3;
        } else if (last >= 1 && last <= 4 && lastSeparator != '\'' && lastSeparator != ' ') {
          decimals = last;
        } else {
          return null;
        }
        if (firstGroup == 0 && last != 2) {
          return null;
        }
      } else {
        grouped = true;
        if (mixed) {
          if (last < 1 || last > 3) {
            return null;
          }
          decimals = last;
        } else if (last == 3) {
          decimals = 0;
        } else if (last == 2 && firstSeparator != '\'') {
          decimals = 2;
        } else {
          return null;
        }
      }
    }
    if (corrected && (decimals != 2 || real * 2 < count)) {
      return null;
    }
    long value = decimals > 3 ? (digits + 5) / 10 : digits;
    for (int i = decimals; i < 3; i++) {
      value *= 10;
    }
    boolean minus = negative || (bracket && text.charAt(end - 1) == ')' && decimals == 2);
    return new NumberToken(
        minus ? -value : value, decimals, start, end, percent, marked, grouped, corrected);
  }

  private static boolean leadingZero(String text, int from) {
    return text.charAt(from) == '0';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigitish(char c) {
    return OcrLetters.digit(c) >= 0;
  }

  /** Digits, separators, and letters that look like digits where digits stand around them. */
  private static boolean digitLike(String text, int i, int from, int to) {
    char c = text.charAt(i);
    if (isDigit(c) || c == '.' || c == ',' || c == '\'' || c == '’' || c == ' ') {
      return true;
    }
    if (OcrLetters.digit(c) < 0) {
      return false;
    }
    boolean before =
        i > from && (isDigit(text.charAt(i - 1)) || ".,".indexOf(text.charAt(i - 1)) >= 0);
    boolean after =
        i + 1 < to
            && (isDigit(text.charAt(i + 1))
                || ".,".indexOf(text.charAt(i + 1)) >= 0
                || OcrLetters.digit(text.charAt(i + 1)) >= 0);
    boolean lastDecimal =
        i >= from + 2 && ".,".indexOf(text.charAt(i - 2)) >= 0 && isDigit(text.charAt(i - 1));
    return after || (before && lastDecimal && i + 1 == to && "OoQ".indexOf(c) >= 0);
  }

  private static int currencyPrefix(String text, int from, int to) {
    if (text.charAt(from) == 'e' && from + 1 < to && isDigit(text.charAt(from + 1))) {
      // The sign of the euro in fonts that have it in the place of a letter.
      return 1;
    }
    for (int length = Math.min(4, to - from); length >= 1; length--) {
      if (Currencies.isMark(text, from, from + length)) {
        int next = from + length;
        while (next < to
            && (text.charAt(next) == '.' || text.charAt(next) == ' ' || text.charAt(next) == ':')) {
          next++;
        }
        boolean number =
            next < to
                && (isDigit(text.charAt(next))
                    || text.charAt(next) == '-'
                    || text.charAt(next) == '('
                    || OcrLetters.digit(text.charAt(next)) >= 0);
        if (number) {
          // ".50" keeps its point.
          boolean point = next > from + length && text.charAt(next - 1) == '.' && to - next == 2;
          return next - from - (point ? 1 : 0);
        }
        return 0;
      }
    }
    return 0;
  }
}
