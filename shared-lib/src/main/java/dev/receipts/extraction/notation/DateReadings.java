package dev.receipts.extraction.notation;

import dev.receipts.extraction.notation.MonthNames.Month;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The days that the year, the month and the day of a date name, where the calendar has them. */
final class DateReadings {
  private DateReadings() {}

  /** A date whose month may be one of several; null where none of them has that day. */
  static DateToken ofMonths(
      DateFigures year,
      List<Month> months,
      DateFigures day,
      Optional<DateOrder> order,
      int start,
      int end) {
    List<DateToken.Reading> readings = new ArrayList<>(1);
    for (Month month : months) {
      day(Years.whole(year), month.number(), day.value())
          .ifPresent(date -> readings.add(new DateToken.Reading(date, order, month.countries())));
    }
    return readings.isEmpty() ? null : new DateToken(List.copyOf(readings), start, end, true);
  }

  /** Adds what figures mean in an order, where they mean a day, and one that is not there yet. */
  static void add(
      List<DateToken.Reading> readings,
      DateFigures year,
      DateFigures month,
      DateFigures day,
      DateOrder order) {
    Optional<LocalDate> date = day(Years.whole(year), month.value(), day.value());
    if (date.isPresent() && readings.stream().noneMatch(other -> other.day().equals(date.get()))) {
      readings.add(new DateToken.Reading(date.get(), Optional.of(order), Set.of()));
    }
  }

  /** The day, where there is one and a receipt can be of its year. */
  static Optional<LocalDate> day(int year, int month, int day) {
    if (!Years.isRead(year) || month < 1 || month > 12 || day < 1 || day > 31) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
