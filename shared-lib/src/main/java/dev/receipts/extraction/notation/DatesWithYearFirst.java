package dev.receipts.extraction.notation;

import dev.receipts.extraction.notation.MonthNames.Month;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates that begin with the four figures of the year. */
final class DatesWithYearFirst {
  private DatesWithYearFirst() {}

  /** {@code 2018-12-25} and {@code 2024. márc. 5.}, or null. */
  static DateToken read(String text, int start, DateFigures year) {
    int next = Years.isRead(year.value()) ? DateSigns.behind(text, year.end()) : -1;
    if (next < 0) {
      return null;
    }
    char sign = DateSigns.in(text, year.end(), next);
    if (sign == ' ' || sign == DateSigns.NONE) {
      return null;
    }
    if (MonthNames.mayBeginAt(text, next)) {
      int end = MonthNames.end(text, next);
      return untilDay(
          text, start, year, MonthNames.of(text, next, end), DateSigns.behind(text, end));
    }
    DateFigures month = DateFigures.at(text, next);
    if (month == null || !month.isShort()) {
      return null;
    }
    int day = DateSigns.behind(text, month.end());
    if (DateSigns.in(text, month.end(), day) == DateSigns.NONE) {
      return null;
    }
    return untilDay(text, start, year, List.of(new Month(month.value(), Set.of())), day);
  }

  private static DateToken untilDay(
      String text, int start, DateFigures year, List<Month> months, int at) {
    DateFigures day = at < 0 ? null : DateFigures.at(text, at);
    // 2018-03-25T10:00 and 2018-03-2510:00 aside, longer groups are no days.
    return day == null || !day.isShort()
        ? null
        : DateReadings.ofMonths(year, months, day, Optional.of(DateOrder.YMD), start, day.end());
  }

  /** {@code 20181225}, or null. */
  static DateToken withoutSigns(String text, int start) {
    int year = Integer.parseInt(text, start, start + 4, 10);
    if (!Years.isReadWithoutSigns(year)) {
      return null;
    }
    int month = Integer.parseInt(text, start + 4, start + 6, 10);
    int day = Integer.parseInt(text, start + 6, start + 8, 10);
    Optional<LocalDate> date = DateReadings.day(year, month, day);
    if (date.isEmpty()) {
      return null;
    }
    DateToken.Reading reading =
        new DateToken.Reading(date.get(), Optional.of(DateOrder.YMD), Set.of());
    return new DateToken(List.of(reading), start, start + 8, false);
  }
}
