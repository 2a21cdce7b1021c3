package dev.receipts.extraction;

import java.util.List;

/** Which character separates the decimals on a receipt. */
enum NumberStyle {
  POINT,
  COMMA,
  UNKNOWN;

  /** Counts the amounts that leave no doubt. */
  static NumberStyle of(List<Row> rows) {
    int points = 0;
    int commas = 0;
    for (Row row : rows) {
      String text = row.text();
      for (int i = 1; i + 2 < text.length() + 0; i++) {
        char c = text.charAt(i);
        if ((c == '.' || c == ',')
            && digit(text, i - 1)
            && digit(text, i + 1)
            && digit(text, i + 2)
            && !digit(text, i + 3)
            && !(i + 3 < text.length() && (text.charAt(i + 3) == '.' || text.charAt(i + 3) == ','))
            && !dateBefore(text, i)) {
          if (c == '.') {
            points++;
          } else {
            commas++;
          }
        }
      }
    }
    if (points == commas) {
      return UNKNOWN;
    }
    return points > commas ? POINT : COMMA;
  }

  boolean decimal(char separator) {
    return this == POINT ? separator == '.' : this == COMMA && separator == ',';
  }

  boolean grouping(char separator) {
    return this == POINT ? separator == ',' : this == COMMA && separator == '.';
  }

  /** In 12.03.20 the last point is no decimal point. */
  private static boolean dateBefore(String text, int separator) {
    int i = separator - 1;
    while (i >= 0 && digit(text, i)) {
      i--;
    }
    return i >= 0 && text.charAt(i) == text.charAt(separator) && separator - i <= 3;
  }

  private static boolean digit(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
