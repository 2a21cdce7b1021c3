package dev.receipts.extraction;

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
record DateToken(
    Optional<LocalDate> dayFirst,
    Optional<LocalDate> monthFirst,
    int start,
    int end,
    boolean sure) {

  boolean ambiguous() {
    return dayFirst.isPresent() && monthFirst.isPresent();
  }

  /** The only reading, or the one with the given order. */
  LocalDate reading(boolean preferDayFirst) {
    return preferDayFirst
        ? dayFirst.or(() -> monthFirst).get()
        : monthFirst.or(() -> dayFirst).get();
  }

  boolean reads(LocalDate date) {
    return dayFirst.filter(date::equals).isPresent() || monthFirst.filter(date::equals).isPresent();
  }
}
