package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.notation.DateToken;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which figure of a date is the day and which the month.
 *
 * @param known the order of the receipt's dates, where anything says so
 * @param likely the order that they may have otherwise
 */
record DayAndMonth(Optional<DateOrder> known, DateOrder likely) {

  /** What the dates of a receipt and the custom of its country say. */
  static DayAndMonth of(List<DateCandidate> candidates, DateHabits habits) {
    Optional<DateOrder> known =
        byWeekday(candidates).or(() -> byLargeFigures(candidates, habits.order()));
    return new DayAndMonth(known, known.orElse(habits.likely()));
  }

  /** {@code Thursday 02-05-2026}: only one of the readings is on that day of the week. */
  static Optional<DateToken> onWeekday(RowFacts row, DateToken date) {
    return date.ambiguous()
        ? Weekdays.beside(row, date.start(), date.end())
            .flatMap(weekday -> date.only(on -> on.day().getDayOfWeek() == weekday))
            .filter(decided -> !decided.ambiguous())
        : Optional.empty();
  }

  LocalDate read(DateToken date) {
    return date.reading(likely);
  }

  /** The same day, written without doubt elsewhere. */
  Optional<LocalDate> writtenOut(DateToken date, List<DateCandidate> candidates) {
    return candidates.stream()
        .map(DateCandidate::token)
        .filter(token -> date.ambiguous() && !token.ambiguous())
        .map(this::read)
        .filter(date::reads)
        .reduce((first, last) -> last);
  }

  private static Optional<DateOrder> byWeekday(List<DateCandidate> candidates) {
    Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
    for (DateCandidate candidate : candidates) {
      if (candidate.byWeekday()) {
        candidate.token().readings().getFirst().order().ifPresent(orders::add);
      }
    }
    return orders.size() == 1 ? orders.stream().findFirst() : Optional.empty();
  }

  /** {@code 02/25/2024}: no month has that number, so days stand behind months here. */
  private static Optional<DateOrder> byLargeFigures(
      List<DateCandidate> candidates, Optional<DateOrder> custom) {
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (DateCandidate candidate : candidates) {
      DateToken.Reading only = candidate.token().readings().getFirst();
      if (!candidate.token().ambiguous()) {
        dayFirst |= only.is(DateOrder.DMY) && only.day().getDayOfMonth() > 12;
        monthFirst |= only.is(DateOrder.MDY);
      }
    }
    if (monthFirst && !dayFirst) {
      return Optional.of(DateOrder.MDY);
    }
    if (custom.isPresent() && custom.get() != DateOrder.YMD) {
      return custom;
    }
    return dayFirst && !monthFirst ? Optional.of(DateOrder.DMY) : Optional.empty();
  }
}
