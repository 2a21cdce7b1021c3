package dev.receipts.extraction.notation;

import dev.receipts.extraction.notation.MonthNames.Month;
import java.util.List;
import java.util.Optional;

/** Dates in which the month has its name, and the year comes last. */
final class DatesWithMonthName {
  private DatesWithMonthName() {}

  /**
   * {@code 1st March 2020} and {@code 3 de marzo de 2020}, from the name on, or null.
   *
   * @param name where the name would begin
   */
  static DateToken fromDay(String text, int start, DateFigures day, int name) {
    int end = MonthNames.end(text, name);
    List<Month> months = MonthNames.of(text, name, end);
    int next = months.isEmpty() ? -1 : DateSigns.behind(text, end);
    DateFigures year = next < 0 ? null : Years.at(text, DateWords.behindOf(text, next));
    return year == null || isFollowedBy(text, year, ":")
        ? null
        : DateReadings.ofMonths(year, months, day, Optional.empty(), start, year.end());
  }

  /** {@code December 25th, 2018}, or null. */
  static DateToken fromMonth(String text, int start) {
    int end = MonthNames.end(text, start);
    int at = DateSigns.behind(text, end);
    DateFigures day = at < 0 ? null : DateFigures.at(text, at);
    // Most words have no figures behind them, which is seen sooner than that they name no month.
    List<Month> months =
        day == null || !day.isShort() ? List.of() : MonthNames.of(text, start, end);
    if (months.isEmpty()) {
      return null;
    }
    int next = DateSigns.behind(text, DateWords.endOfOrdinal(text, day.end()));
    DateFigures year = next < 0 ? null : Years.at(text, next);
    // "set 5,04,321.00" is an amount.
    return year == null || isFollowedBy(text, year, ":") || isFollowedBy(text, year, ",")
        ? null
        : DateReadings.ofMonths(year, months, day, Optional.empty(), start, year.end());
  }

  /** Whether two figures are no year, but the hour of a time or a part of an amount. */
  private static boolean isFollowedBy(String text, DateFigures year, String sign) {
    return year.length() == 2 && text.startsWith(sign, year.end());
  }
}
