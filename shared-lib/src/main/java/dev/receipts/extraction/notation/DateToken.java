package dev.receipts.extraction.notation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A date in a row.
 *
 * @param readings the days that it can be, each once and the likeliest first; at least one
 * @param start where it begins in the row's text
 * @param end behind its last character
 * @param sure whether the form leaves no doubt that it is a date: a year of four digits or a
 *     month's name
 */
public record DateToken(List<Reading> readings, int start, int end, boolean sure) {

  /**
   * A day that a date can be.
   *
   * @param order the order of its figures; none where the month has its name
   * @param countries where the month goes by that name; none where it does so everywhere
   */
  public record Reading(LocalDate day, Optional<DateOrder> order, Set<String> countries) {
    /** Whether its figures stand in that order. */
    public boolean is(DateOrder other) {
      return order.filter(other::equals).isPresent();
    }
  }

  /** Whether it can be read in more than one way. */
  public boolean ambiguous() {
    return readings.size() > 1;
  }

  /** Whether it has a reading with that order, or only one at all. */
  public boolean isSettledBy(Optional<DateOrder> order) {
    return !ambiguous()
        || order
            .filter(known -> readings.stream().anyMatch(reading -> reading.is(known)))
            .isPresent();
  }

  /** The reading with the given order, or else the likeliest. */
  public LocalDate reading(DateOrder order) {
    return readings.stream()
        .filter(reading -> reading.is(order))
        .findFirst()
        .orElseGet(readings::getFirst)
        .day();
  }

  /** The reading that is another day, where there is one. */
  public Optional<LocalDate> other(LocalDate day) {
    return readings.stream().map(Reading::day).filter(other -> !other.equals(day)).findFirst();
  }

  /** The date with those readings only, where any is among them. */
  public Optional<DateToken> only(Predicate<Reading> possible) {
    List<Reading> left = readings.stream().filter(possible).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new DateToken(left, start, end, sure));
  }

  /** Whether one of its readings is that day. */
  public boolean reads(LocalDate date) {
    return readings.stream().anyMatch(reading -> reading.day().equals(date));
  }
}
