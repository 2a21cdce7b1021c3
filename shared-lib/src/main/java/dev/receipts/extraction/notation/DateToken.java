package dev.receipts.extraction.notation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A date in a row.
 *
 * @param dayFirst the date, or its reading with the day before the month
 * @param monthFirst the other reading, where the text allows both and they differ
 * @param start where it begins in the row's text
 * @param end behind its last character
 * @param sure whether the form leaves no doubt that it is a date: a year of four digits or a
 *     month's name
 */
public record DateToken(
    Optional<LocalDate> dayFirst,
    Optional<LocalDate> monthFirst,
    int start,
    int end,
    boolean sure) {

  /** Whether it can be read in more than one way. */
  public boolean ambiguous() {
    return dayFirst.isPresent() && monthFirst.isPresent();
  }

  /** The only reading, or the one with the given order. */
  public LocalDate reading(boolean preferDayFirst) {
    return preferDayFirst
        ? dayFirst.or(() -> monthFirst).get()
        : monthFirst.or(() -> dayFirst).get();
  }

  /** Whether one of its readings is that day. */
  public boolean reads(LocalDate date) {
    return dayFirst.filter(date::equals).isPresent() || monthFirst.filter(date::equals).isPresent();
  }
}
