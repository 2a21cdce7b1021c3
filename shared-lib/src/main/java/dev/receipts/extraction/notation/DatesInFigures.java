package dev.receipts.extraction.notation;

import java.util.ArrayList;
import java.util.List;

/** Dates in figures only, with the year behind, or with two figures of it in front. */
final class DatesInFigures {
  private DatesInFigures() {}

  /**
   * {@code 25.12.2018}, {@code 12/25/18} and {@code 18-12-25}, or null.
   *
   * @param next where the second figures would begin
   */
  static DateToken read(String text, int start, DateFigures first, int next) {
    char sign = DateSigns.in(text, first.end(), next);
    DateFigures second = sign == DateSigns.NONE ? null : DateFigures.at(text, next);
    if (second == null || !second.isShort()) {
      return null;
    }
    int last = DateSigns.behind(text, second.end());
    DateFigures third = last < 0 ? null : Years.gluedAt(text, last);
    if (third == null
        || !belong(first, sign, second, DateSigns.in(text, second.end(), last), third)
        || goesOn(text, start, third.end())) {
      return null;
    }
    List<DateToken.Reading> readings = new ArrayList<>(2);
    DateReadings.add(readings, third, second, first, DateOrder.DMY);
    DateReadings.add(readings, third, first, second, DateOrder.MDY);
    // With points, the year is in front only where it may be behind, too.
    if (Years.mayComeFirst(first, third) && !(readings.isEmpty() && sign == '.')) {
      DateReadings.add(readings, first, second, third, DateOrder.YMD);
    }
    return readings.isEmpty()
        ? null
        : new DateToken(List.copyOf(readings), start, third.end(), third.length() == 4);
  }

  /** Whether the figures belong together by the signs between them, and are no other number. */
  private static boolean belong(
      DateFigures first, char sign, DateFigures second, char other, DateFigures year) {
    boolean full = first.length() == 2 && second.length() == 2 && year.length() == 4;
    return switch (sign) {
      case ' ' -> other == ' ' && full;
      // 03.03 2023: the second point is too faint to be read.
      case '.' -> isPoint(other) || (other == ' ' && full);
      // 1,02,34 and 1,02.34 are amounts.
      case ',' -> isPoint(other) && (year.length() == 4 || (other == '.' && first.length() == 2));
      default -> other == sign;
    };
  }

  private static boolean isPoint(char sign) {
    return sign == '.' || sign == ',';
  }

  /**
   * A digit that goes on in front or behind makes it part of something longer; a time of day, as in
   * {@code 03.03.23/11:35}, does not.
   */
  private static boolean goesOn(String text, int start, int end) {
    boolean behind =
        end + 1 < text.length()
            && ".-/".indexOf(text.charAt(end)) >= 0
            && Digits.isDigit(text.charAt(end + 1))
            && !(text.startsWith(":", end + 2) || text.startsWith(":", end + 3));
    boolean before =
        start > 1
            && ".-/".indexOf(text.charAt(start - 1)) >= 0
            && Digits.isDigit(text.charAt(start - 2));
    return behind || before;
  }
}
