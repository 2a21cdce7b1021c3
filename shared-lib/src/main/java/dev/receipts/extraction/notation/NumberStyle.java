package dev.receipts.extraction.notation;

import dev.receipts.extraction.layout.Row;
import java.util.List;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * How a receipt writes its amounts.
 *
 * @param separator the character before the decimals; 0 where nothing says it
 * @param digits how many decimals an amount has: 2 almost everywhere, 0 as in yen, 3 as in dinars
 */
public record NumberStyle(char separator, int digits) {
  static final NumberStyle POINT = new NumberStyle('.', 2);
  static final NumberStyle COMMA = new NumberStyle(',', 2);
  static final NumberStyle UNKNOWN = new NumberStyle((char) 0, 2);

  private static final Pattern GROUPED =
      Pattern.compile("\\(?-?[1-9]\\d{0,2}([.,])\\d{3}(?:\\1\\d{3})*\\)?");

  /** Fewer numbers in groups of three may be something else. */
  private static final int GROUPS = 3;

  /** Counts the amounts that leave no doubt, and looks at the currencies beside them. */
  public static NumberStyle of(List<Row> rows) {
    int points = 0;
    int commas = 0;
    int whole = 0;
    int three = 0;
    for (Row row : rows) {
      String text = row.text();
      for (int i = 1; i + 2 < text.length(); i++) {
        char c = text.charAt(i);
        if ((c == '.' || c == ',') && twoDecimals(text, i)) {
          if (c == '.') {
            points++;
          } else {
            commas++;
          }
        }
      }
      for (int at = 0; at >= 0; at = text.indexOf('\t', at + 1)) {
        int start = at == 0 ? 0 : at + 1;
        int end = text.indexOf('\t', start);
        int decimals = markedDecimals(text, start, end < 0 ? text.length() : end);
        whole += decimals == 0 ? 1 : 0;
        three += decimals == 3 ? 1 : 0;
      }
    }
    int digits =
        three > 0 && three >= points + commas
            ? 3
            : points + commas == 0 && (whole > 0 || inThousands(rows)) ? 0 : 2;
    if (points == commas) {
      return new NumberStyle(digits == 3 ? '.' : 0, digits);
    }
    return new NumberStyle(points > commas ? '.' : ',', digits);
  }

  /** {@code 12.500} and {@code 215.000}, in rupiah or pesos: nothing has other decimals. */
  private static boolean inThousands(List<Row> rows) {
    int groups = 0;
    for (Row row : rows) {
      for (String word : row.text().split("[ \t:]", 40)) {
        if (GROUPED.matcher(word).matches()) {
          groups++;
        } else if (Currencies.of(word, 0, word.length()).stream()
            .anyMatch(unit -> unit.getDecimalPlaces() == 3)) {
          return false;
        }
      }
    }
    return groups >= GROUPS;
  }

  boolean comma() {
    return separator == ',';
  }

  boolean grouping(char mark) {
    return digits == 0 || (separator == '.' && mark == ',') || (separator == ',' && mark == '.');
  }

  boolean unknown() {
    return separator == 0;
  }

  /**
   * The decimals of an amount whose currency has none or three: 0 for {@code ¥2,906}, 3 for {@code
   * BHD 20.268}, and -1 for everything else.
   */
  private static int markedDecimals(String text, int start, int end) {
    int from = start;
    while (from < end && !Digits.isAt(text, from)) {
      from++;
    }
    int to = from;
    int last = -1;
    while (to < end
        && (Digits.isAt(text, to)
            || ".,'".indexOf(text.charAt(to)) >= 0
            || groupBehind(text, to))) {
      if (!Digits.isAt(text, to) && text.charAt(to) != ' ') {
        last = to;
      }
      to++;
    }
    int decimals = last < 0 ? 0 : to - last - 1;
    if (from == to || (decimals != 0 && decimals != 3)) {
      return -1;
    }
    String before = text.substring(start, from).strip();
    String after = text.substring(to, end).strip();
    if (before.isEmpty() && after.isEmpty() && start > 0) {
      // "TOTAL BHD" in the cell to the left.
      before = text.substring(text.lastIndexOf('\t', start - 2) + 1, start - 1).strip();
    }
    List<CurrencyUnit> units = units(before.substring(before.lastIndexOf(' ') + 1));
    if (units.isEmpty()) {
      units = units(before.isEmpty() ? after : after.split(" ", 2)[0]);
    }
    if (units.isEmpty()) {
      return -1;
    }
    return decimals == 3 && units.getFirst().getDecimalPlaces() == 3 ? 3 : 0;
  }

  private static List<CurrencyUnit> units(String mark) {
    return Currencies.of(mark, 0, mark.length());
  }

  /** Whether a blank has a figure before it and three behind it: {@code 9 822 Ft}. */
  private static boolean groupBehind(String text, int at) {
    return text.charAt(at) == ' '
        && Digits.isAt(text, at - 1)
        && Digits.isAt(text, at + 1)
        && Digits.isAt(text, at + 2)
        && Digits.isAt(text, at + 3)
        && !Digits.isAt(text, at + 4);
  }

  private static boolean twoDecimals(String text, int i) {
    return Digits.isAt(text, i - 1)
        && Digits.isAt(text, i + 1)
        && Digits.isAt(text, i + 2)
        && !Digits.isAt(text, i + 3)
        && !(i + 3 < text.length() && (text.charAt(i + 3) == '.' || text.charAt(i + 3) == ','))
        && !dateBefore(text, i);
  }

  /** In 12.03.20 the last point is no decimal point. */
  private static boolean dateBefore(String text, int separator) {
    int i = separator - 1;
    while (i >= 0 && Digits.isAt(text, i)) {
      i--;
    }
    return i >= 0 && text.charAt(i) == text.charAt(separator) && separator - i <= 3;
  }
}
