package dev.receipts.extraction.notation;

import dev.receipts.receipt.ReceiptDays;

/** The years in dates: with two figures, behind an apostrophe, or with a time glued to them. */
final class Years {
  /** Of 2015: few receipts that are read today are older. */
  private static final int FIRST_RECENT = 15;

  private static final int CENTURY = 2000;

  private Years() {}

  /** The year that begins there, with two figures or four; null where there is none. */
  static DateFigures at(String text, int at) {
    return withTwoOrFour(DateFigures.at(text, behindApostrophe(text, at)));
  }

  /**
   * The same, where the next thing may be glued to it: {@code 02.03.2015:59} is of 2020, and {@code
   * 02.03.202015:59} and {@code 02.03.20203182} are, too.
   */
  static DateFigures gluedAt(String text, int at) {
    int start = behindApostrophe(text, at);
    return withTwoOrFour(unglued(text, start, DateFigures.at(text, start)));
  }

  /** The whole year: two figures are of this century. */
  static int whole(DateFigures year) {
    return year.length() == 4 ? year.value() : CENTURY + year.value();
  }

  /** Whether a receipt can be of a year; what looks like another one is something else. */
  static boolean isRead(int year) {
    return year >= ReceiptDays.FIRST_YEAR_READ && year <= ReceiptDays.LAST_YEAR_READ;
  }

  /** Whether the same without signs is a year: before this century, it is some other number. */
  static boolean isReadWithoutSigns(int year) {
    return year >= CENTURY && isRead(year);
  }

  /** Whether the first two figures can be those of the year: {@code 24-03-25}. */
  static boolean mayComeFirst(DateFigures first, DateFigures last) {
    return first.length() == 2 && last.length() == 2 && first.value() >= FIRST_RECENT;
  }

  private static DateFigures withTwoOrFour(DateFigures year) {
    return year != null && (year.length() == 2 || year.length() == 4) ? year : null;
  }

  /** {@code 03/04/'26}, {@code MAR04'31} and {@code MAR04' 31} */
  private static int behindApostrophe(String text, int at) {
    if (at + 2 >= text.length() || "'’´`".indexOf(text.charAt(at)) < 0) {
      return at;
    }
    return text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
  }

  private static DateFigures unglued(String text, int start, DateFigures year) {
    if (year == null || year.length() < 4 || !Digits.fill(text, start, year.end())) {
      return year;
    }
    if (year.length() == 4) {
      return isHourBefore(text, year.end())
          ? new DateFigures(year.value() / 100, 2, start + 2)
          : year;
    }
    return text.startsWith("20", start)
        ? new DateFigures(Integer.parseInt(text, start, start + 4, 10), 4, start + 4)
        : year;
  }

  /** Whether the two figures in front are an hour, and its minutes follow. */
  private static boolean isHourBefore(String text, int end) {
    return text.startsWith(":", end)
        && Digits.isAt(text, end + 1)
        && Digits.isAt(text, end + 2)
        && Integer.parseInt(text, end - 2, end, 10) < 24;
  }
}
