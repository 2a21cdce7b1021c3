package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The date whose first digit was cut off at the paper's edge, as in {@code 7.02.2020 15:56}, where
 * the long number of the receipt holds the whole date and the time.
 */
final class CutDate {
  private static final DateTimeFormatter CODE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final DateTimeFormatter HOURS_AND_MINUTES =
      DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

  private CutDate() {}

  /** The whole date, where it was cut and exactly one is in a number of the receipt. */
  static Optional<LocalDate> restored(
      List<RowFacts> rows, DateCandidate printed, LocalDate read, LocalTime time) {
    if (read.getDayOfMonth() > 9 || !mayBeCut(printed)) {
      return Optional.empty();
    }
    List<LocalDate> held = new ArrayList<>();
    for (int tens = 0; tens <= 3; tens++) {
      int day = read.getDayOfMonth() + 10 * tens;
      if (day <= read.lengthOfMonth()) {
        LocalDate whole = read.withDayOfMonth(day);
        String code = whole.format(CODE) + time.format(HOURS_AND_MINUTES);
        if (rows.stream().anyMatch(row -> holds(row.text(), code))) {
          held.add(whole);
        }
      }
    }
    return held.size() == 1 ? Optional.of(held.getFirst()) : Optional.empty();
  }

  /** Whether it stands at the edge and its month has a leading zero, while its day has none. */
  private static boolean mayBeCut(DateCandidate printed) {
    String text = printed.row().text();
    int start = printed.token().start();
    boolean edge = start == 0 || text.charAt(start - 1) == '\t';
    return edge && start + 2 < text.length() && text.charAt(start + 2) == '0';
  }

  /** Whether a text has a code within a longer number that begins before it. */
  private static boolean holds(String text, String code) {
    int at = text.indexOf(code);
    return at > 0 && Character.isDigit(text.charAt(at - 1));
  }
}
